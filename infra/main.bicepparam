// An example: Northmere Council. Copy it, and fill in your own.
using 'main.bicep'

param name = 'convenor-northmere'
param location = 'uksouth'
param appId = 'b1d7a6c4-52e8-4f0a-8a3e-97c0b7f4d611'
param image = 'images.northmere.example/convenor:0.1.0'
param imageRegistry = 'images.northmere.example'
param settings = {
	CONVENOR_AUTHORITY_NAME: 'Northmere Council'
	CONVENOR_AUTHORITY_ORGANISER: 'conferences@northmere.example'
	CONVENOR_AUTHORITY_ORGANISERID: '1a5f0c1e-0010-4d7a-9c11-000000000010'
	CONVENOR_AUTHORITY_CPMAILBOX: 'cp.reports@northmere.example'
	CONVENOR_GRAPH_DRIVEID: 'b!northmere-conferences'
	CONVENOR_TEAMS_OAUTHCONNECTION: 'convenor'
	CONVENOR_STAFF_CHAIRS: '1a5f0c1e-0001-4d7a-9c11-000000000001,1a5f0c1e-0002-4d7a-9c11-000000000002'
	CONVENOR_STAFF_ADMINISTRATORS: '1a5f0c1e-0005-4d7a-9c11-000000000005'
}
param tags = {
	owner: 'Child Protection Administration Team'
}
