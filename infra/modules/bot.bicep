// The registration through which Teams finds the bot.
//
// The bot is a single-tenant app registration, and the containers' managed identity proves itself to it
// by a federated credential. Registering the managed identity itself as the bot would be one part
// fewer, and without a secret as well, but a managed identity has no app registration: it cannot offer
// the api:// resource that Teams signs a chair in to, and so nothing could be posted on a chair's behalf.
// The kind and id of the app cannot be changed later: to change them, make a new registration.
param name string
param appId string
param host string
param workspaceId string
param tags object

@description('Where Microsoft keeps what the bot service itself stores.')
@allowed(['global', 'westeurope'])
param location string = 'global'

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
	name: name
	location: location
	tags: tags
	kind: 'azurebot'
	sku: {
		name: 'S1'
	}
	properties: {
		displayName: 'Convenor'
		endpoint: 'https://${host}/api/messages'
		msaAppType: 'SingleTenant'
		msaAppId: appId
		msaAppTenantId: tenant().tenantId
		disableLocalAuth: true
		publicNetworkAccess: 'Enabled'
	}
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
	parent: bot
	name: 'MsTeamsChannel'
	location: location
	properties: {
		channelName: 'MsTeamsChannel'
		properties: {
			isEnabled: true
			acceptedTerms: true
			enableCalling: false
		}
	}
}

resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
	name: 'logs'
	scope: bot
	properties: {
		workspaceId: workspaceId
		logs: [
			{
				categoryGroup: 'allLogs'
				enabled: true
			}
		]
	}
}
