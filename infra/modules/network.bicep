// One network with a part for the containers and a part for the database, which has no public address.
param name string
param location string
param tags object

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
	name: name
	location: location
	tags: tags
	properties: {
		addressSpace: {
			addressPrefixes: ['10.20.0.0/22']
		}
		subnets: [
			{
				name: 'app'
				properties: {
					addressPrefix: '10.20.0.0/24'
					delegations: [
						{
							name: 'app'
							properties: {
								serviceName: 'Microsoft.App/environments'
							}
						}
					]
				}
			}
			{
				name: 'database'
				properties: {
					addressPrefix: '10.20.1.0/28'
					delegations: [
						{
							name: 'database'
							properties: {
								serviceName: 'Microsoft.DBforPostgreSQL/flexibleServers'
							}
						}
					]
				}
			}
		]
	}

	resource app 'subnets' existing = {
		name: 'app'
	}

	resource database 'subnets' existing = {
		name: 'database'
	}
}

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
	name: '${name}.private.postgres.database.azure.com'
	location: 'global'
	tags: tags
}

resource link 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = {
	parent: zone
	name: name
	location: 'global'
	tags: tags
	properties: {
		registrationEnabled: false
		virtualNetwork: {
			id: network.id
		}
	}
}

output appSubnetId string = network::app.id
output databaseSubnetId string = network::database.id
output privateDnsZoneId string = zone.id
