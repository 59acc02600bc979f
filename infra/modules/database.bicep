// PostgreSQL with no password and no public address. The containers' identity owns it, since the bot
// brings its own tables up to date when it starts.
param name string
param location string
param size string
param backupDays int
param subnetId string
param privateDnsZoneId string
param ownerPrincipalId string
param ownerName string
param workspaceId string
param tags object

resource server 'Microsoft.DBforPostgreSQL/flexibleServers@2025-08-01' = {
	name: name
	location: location
	tags: tags
	sku: {
		name: size
		tier: 'GeneralPurpose'
	}
	properties: {
		version: '18'
		createMode: 'Default'
		authConfig: {
			activeDirectoryAuth: 'Enabled'
			passwordAuth: 'Disabled'
			tenantId: tenant().tenantId
		}
		storage: {
			storageSizeGB: 64
			autoGrow: 'Enabled'
		}
		backup: {
			backupRetentionDays: backupDays
			geoRedundantBackup: 'Enabled'
		}
		highAvailability: {
			mode: 'ZoneRedundant'
		}
		network: {
			delegatedSubnetResourceId: subnetId
			privateDnsZoneArmResourceId: privateDnsZoneId
			publicNetworkAccess: 'Disabled'
		}
	}
}

resource owner 'Microsoft.DBforPostgreSQL/flexibleServers/administrators@2025-08-01' = {
	parent: server
	name: ownerPrincipalId
	properties: {
		principalType: 'ServicePrincipal'
		principalName: ownerName
		tenantId: tenant().tenantId
	}
}

resource database 'Microsoft.DBforPostgreSQL/flexibleServers/databases@2025-08-01' = {
	parent: server
	name: 'convenor'
	properties: {
		charset: 'UTF8'
		collation: 'en_GB.utf8'
	}
	// The server takes one change at a time.
	dependsOn: [owner]
}

resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
	name: 'logs'
	scope: server
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

// The certificate is checked against the Java runtime's own list of authorities.
var encryption = 'sslmode=verify-full&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory'

output url string = 'jdbc:postgresql://${server.properties.fullyQualifiedDomainName}:5432/${database.name}?${encryption}'
