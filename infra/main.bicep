// What Convenor runs on, for one authority: two or more copies of one container, a PostgreSQL server
// that only they can reach, an identity without a secret, and the bot registration that leads Teams
// to them. What it may do in Microsoft 365 is not here: set-up-tenant.ps1 grants that.
targetScope = 'resourceGroup'

@description('Short name that every resource carries, such as convenor-northmere.')
@minLength(3)
@maxLength(20)
param name string

@description('Region of everything but the bot registration.')
param location string = resourceGroup().location

@description('Application (client) id of the app registration that set-up-tenant.ps1 made.')
param appId string

@description('The container image, with its version.')
param image string

@description('Host name of the container registry that holds the image. The identity needs leave to pull from it.')
param imageRegistry string

@description('Further configuration of the bot, name and value. No secrets: there are none to give.')
param settings object = {}

@description('Machine size of the database.')
param databaseSize string = 'Standard_D2ds_v5'

@description('Days that database backups are kept.')
@minValue(7)
@maxValue(35)
param backupDays int = 35

@description('Days that logs are kept. They hold references, never names.')
param logDays int = 90

@description('Tags for every resource.')
param tags object = {}

module monitoring 'modules/monitoring.bicep' = {
	params: {
		name: name
		location: location
		logDays: logDays
		tags: tags
	}
}

module identity 'modules/identity.bicep' = {
	params: {
		name: name
		location: location
		tags: tags
	}
}

module network 'modules/network.bicep' = {
	params: {
		name: name
		location: location
		tags: tags
	}
}

module database 'modules/database.bicep' = {
	params: {
		name: name
		location: location
		size: databaseSize
		backupDays: backupDays
		subnetId: network.outputs.databaseSubnetId
		privateDnsZoneId: network.outputs.privateDnsZoneId
		ownerPrincipalId: identity.outputs.principalId
		ownerName: identity.outputs.name
		workspaceId: monitoring.outputs.workspaceId
		tags: tags
	}
}

module app 'modules/app.bicep' = {
	params: {
		name: name
		location: location
		appId: appId
		image: image
		imageRegistry: imageRegistry
		identityId: identity.outputs.id
		identityClientId: identity.outputs.clientId
		databaseUrl: database.outputs.url
		databaseUser: identity.outputs.name
		subnetId: network.outputs.appSubnetId
		workspaceId: monitoring.outputs.workspaceId
		settings: settings
		tags: tags
	}
}

module bot 'modules/bot.bicep' = {
	params: {
		name: name
		appId: appId
		host: app.outputs.host
		workspaceId: monitoring.outputs.workspaceId
		tags: tags
	}
}

@description('CONVENOR_BOT_HOST for the Teams app package.')
output botHost string = app.outputs.host

@description('For set-up-tenant.ps1 -IdentityPrincipalId.')
output identityPrincipalId string = identity.outputs.principalId
