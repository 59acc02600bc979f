// One place for the logs of the containers, the database and the bot registration.
param name string
param location string
param logDays int
param tags object

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' = {
	name: name
	location: location
	tags: tags
	properties: {
		sku: {
			name: 'PerGB2018'
		}
		retentionInDays: logDays
		features: {
			disableLocalAuth: true
			enableLogAccessUsingOnlyResourcePermissions: true
		}
	}
}

output workspaceId string = workspace.id
