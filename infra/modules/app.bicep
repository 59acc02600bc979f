// The bot itself: at least two copies, so that one can be replaced while a chair is writing to the
// other. Never none: Teams gives up on an answer long before a Java process has started.
param name string
param location string
param appId string
param image string
param imageRegistry string
param identityId string
param identityClientId string
param databaseUrl string
param databaseUser string
param subnetId string
param workspaceId string
param settings object
param tags object

@minValue(2)
param fewestCopies int = 2

@minValue(2)
param mostCopies int = 4

var port = 8080
var host = '${name}.${platform.properties.defaultDomain}'

// What follows from this deployment itself; an authority's own settings come from main.bicepparam.
var ownSettings = {
	CONVENOR_TENANTID: tenant().tenantId
	CONVENOR_TEAMS_APPID: appId
	CONVENOR_TEAMS_SSORESOURCE: 'api://botid-${appId}'
	CONVENOR_TEAMS_ISSUER: 'https://api.botframework.com'
	CONVENOR_TEAMS_JWKSURI: 'https://login.botframework.com/v1/.well-known/keys'
	CONVENOR_TEAMS_SERVICEURLHOSTS: 'smba.trafficmanager.net'
	CONVENOR_MICROSOFT_AUTHORITYHOST: environment().authentication.loginEndpoint
	CONVENOR_GRAPH_URL: 'https://graph.microsoft.com/v1.0'
	CONVENOR_GRAPH_CREDENTIAL: 'MANAGED_IDENTITY'
	CONVENOR_GRAPH_MANAGEDIDENTITY: identityClientId
	CONVENOR_WATCHING_NOTIFICATIONURL: 'https://${host}/graph/notifications'
	SPRING_DATASOURCE_URL: databaseUrl
	SPRING_DATASOURCE_USERNAME: databaseUser
}

resource platform 'Microsoft.App/managedEnvironments@2025-07-01' = {
	name: name
	location: location
	tags: tags
	properties: {
		zoneRedundant: true
		vnetConfiguration: {
			infrastructureSubnetId: subnetId
		}
		workloadProfiles: [
			{
				name: 'Consumption'
				workloadProfileType: 'Consumption'
			}
		]
		// Sent by a diagnostic setting, so that no key of the log workspace is kept here.
		appLogsConfiguration: {
			destination: 'azure-monitor'
		}
	}
}

resource app 'Microsoft.App/containerApps@2025-07-01' = {
	name: name
	location: location
	tags: tags
	identity: {
		type: 'UserAssigned'
		userAssignedIdentities: {
			'${identityId}': {}
		}
	}
	properties: {
		environmentId: platform.id
		workloadProfileName: 'Consumption'
		configuration: {
			activeRevisionsMode: 'Single'
			ingress: {
				external: true
				targetPort: port
				transport: 'auto'
				allowInsecure: false
			}
			registries: [
				{
					server: imageRegistry
					identity: identityId
				}
			]
		}
		template: {
			terminationGracePeriodSeconds: 60
			containers: [
				{
					name: 'convenor'
					image: image
					resources: {
						cpu: json('1.0')
						memory: '2Gi'
					}
					env: [
						for setting in items(union(settings, ownSettings)): {
							name: setting.key
							value: string(setting.value)
						}
					]
					probes: [
						{
							type: 'Startup'
							httpGet: {
								path: '/actuator/health/liveness'
								port: port
							}
							periodSeconds: 10
							failureThreshold: 10
						}
						{
							type: 'Liveness'
							httpGet: {
								path: '/actuator/health/liveness'
								port: port
							}
							periodSeconds: 10
							timeoutSeconds: 3
							failureThreshold: 3
						}
						{
							type: 'Readiness'
							httpGet: {
								path: '/actuator/health/readiness'
								port: port
							}
							periodSeconds: 5
							timeoutSeconds: 3
							failureThreshold: 3
						}
					]
				}
			]
			scale: {
				minReplicas: fewestCopies
				maxReplicas: mostCopies
				rules: [
					{
						name: 'http'
						http: {
							metadata: {
								concurrentRequests: '50'
							}
						}
					}
				]
			}
		}
	}
}

resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
	name: 'logs'
	scope: platform
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

output host string = app.properties.configuration.ingress.fqdn
