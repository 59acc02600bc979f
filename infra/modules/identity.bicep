// The identity that the containers run as. It opens the database and pulls the image by itself. To
// Microsoft 365 and to the bot connector it speaks for the app registration, through the federated
// credential that set-up-tenant.ps1 adds: no secret exists anywhere.
param name string
param location string
param tags object

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
	name: name
	location: location
	tags: tags
}

output id string = identity.id
output name string = identity.name
output clientId string = identity.properties.clientId
output principalId string = identity.properties.principalId
