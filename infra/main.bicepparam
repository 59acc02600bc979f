// An example: Northmere Council. Copy it, and fill in your own.
using 'main.bicep'

param name = 'convenor-northmere'
param location = 'uksouth'
param appId = 'b1d7a6c4-52e8-4f0a-8a3e-97c0b7f4d611'
param image = 'images.northmere.example/convenor:0.1.0'
param imageRegistry = 'images.northmere.example'
param settings = {
	CONVENOR_ORGANISER: 'conferences@northmere.example'
	CONVENOR_CP_MAILBOX: 'cp.reports@northmere.example'
}
param tags = {
	owner: 'Child Protection Administration Team'
}
