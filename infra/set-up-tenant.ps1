<#
.SYNOPSIS
Grants Convenor, in one Microsoft 365 tenant, what it needs and nothing more.

.DESCRIPTION
Makes the app registration, then grants: Graph permissions, each mailbox it may touch (Exchange's
role-based access for applications), the Teams meetings of the organisers, a Teams meeting policy
for organisers and chairs, and one SharePoint site.
README.md beside this file says what each is for and what stops working without it.

Run it twice: first to make the app registration, whose id main.bicep asks for; then, with
-IdentityPrincipalId from main.bicep's outputs, to let the containers speak for it without a secret.
Whatever is there already is left as it is, so it can be run again at any time; other mailboxes than
the first time need Set-ManagementScope. With -WhatIf it only says what it would do.

Needs PowerShell 7, the modules Microsoft.Graph.Authentication, Microsoft.Graph.Applications,
Microsoft.Graph.Identity.SignIns, Microsoft.Graph.Sites, ExchangeOnlineManagement and MicrosoftTeams,
and somebody who is Privileged Role Administrator, Exchange Administrator, Teams Administrator and
SharePoint Administrator; the four steps can be run by four people with -Only.

.PARAMETER Organiser
The mailboxes whose calendars hold the conferences. Each needs a Teams licence.

.PARAMETER CpMailbox
The shared mailbox of the CP Administration Team: reports come to it, every mail is sent from it.

.PARAMETER Chair
The accounts of everybody who chairs: they open the meetings, so the Teams meeting policy is granted to them, too.
Give all of them each time; whoever is not named keeps the policy they have.

.PARAMETER Site
Address of the SharePoint site that keeps the reports.

.PARAMETER IdentityPrincipalId
Object id of the managed identity the containers run as (output identityPrincipalId of main.bicep).

.PARAMETER DiariesThroughEntra
Reads free/busy times by a permission that holds for every mailbox of the tenant. Only where
"admin check" says that diaries cannot be read without it.

.PARAMETER Only
The steps to run, when not all of them.

.EXAMPLE
./set-up-tenant.ps1 -TenantId 6f1c2a5e-3b0d-4c57-9a41-0d8f6f3c1b20 -Organiser conferences@northmere.example `
	-CpMailbox cp.reports@northmere.example -Site https://northmere.sharepoint.example/sites/conferences `
	-Chair helen.okafor@northmere.example, martin.hale@northmere.example
#>
[CmdletBinding(SupportsShouldProcess)]
param(
	[Parameter(Mandatory)] [guid] $TenantId,
	[Parameter(Mandatory)] [string[]] $Organiser,
	[Parameter(Mandatory)] [string] $CpMailbox,
	[Parameter(Mandatory)] [uri] $Site,
	[string[]] $Chair = @(),
	[Nullable[guid]] $IdentityPrincipalId,
	[string] $Name = 'Convenor',
	[switch] $DiariesThroughEntra,
	[switch] $StaffGroups,
	[ValidateSet('App', 'Exchange', 'Teams', 'SharePoint')]
	[string[]] $Only = @('App', 'Exchange', 'Teams', 'SharePoint')
)

Set-StrictMode -Version 1
$ErrorActionPreference = 'Stop'

$GraphAppId = '00000003-0000-0000-c000-000000000000'

# For the whole tenant, since Graph offers nothing narrower; each is narrowed further below or reads
# only what anyone in the tenant can look up.
$ApplicationPermissions = @(
	'OnlineMeetings.ReadWrite.All'   # close the meeting of a conference, open a call; opens nothing without the policy in step Teams
	'OnlineMeetingArtifact.Read.All' # see who was in a conference and when; needs the policy in step Teams as well
	'Place.Read.All'                 # list the rooms
	'User.ReadBasic.All'             # find people by typing a name
	'Sites.Selected'                 # store reports; opens nothing without the grant in step SharePoint
)
if ($StaffGroups) {
	$ApplicationPermissions += 'GroupMember.Read.All' # read who belongs to the groups of staff
}
if ($DiariesThroughEntra) {
	$ApplicationPermissions += 'Calendars.ReadBasic'
}

# Only while the person is signed in, and as that person.
$DelegatedPermissions = @(
	'ChannelMessage.Send'          # post the outcome that a chair approved, as that chair
)

# Not here on purpose: Mail.* and Calendars.ReadWrite. A permission given in Entra holds for every
# mailbox and is added to what Exchange grants, so the scopes in step Exchange would mean nothing.

# Teams itself, on a computer or telephone and in a browser: they sign people in to the bot unasked.
$TeamsClients = @('1fec8e78-bce4-4aaf-ab1b-5451cc387264', '5e3ce6c0-2b1f-4285-8d4b-75ee78787346')

function Get-OrMake([string] $What, [scriptblock] $Find, [scriptblock] $Make) {
	$found = & $Find
	if ($found) {
		Write-Host "  there: $What"
		return $found
	}
	if ($PSCmdlet.ShouldProcess($What, 'make')) {
		Write-Host "  make:  $What"
		return & $Make
	}
}

function Set-App {
	$app = Get-OrMake "app registration $Name" `
		{ Get-MgApplication -Filter "displayName eq '$Name'" -Top 1 } `
		{ New-MgApplication -DisplayName $Name -SignInAudience AzureADMyOrg -Api @{ RequestedAccessTokenVersion = 2 } }
	if (-not $app) {
		Write-Host '  the rest of this step needs the app registration'
		return
	}
	$principal = Get-OrMake 'its enterprise application' `
		{ Get-MgServicePrincipal -Filter "appId eq '$($app.AppId)'" } `
		{ New-MgServicePrincipal -AppId $app.AppId }
	Set-SignIn $app
	if ($principal) {
		Set-GraphPermissions $principal
	}
	if ($IdentityPrincipalId) {
		Set-FederatedCredential $app
	}
}

# Lets Teams sign a person in to the bot without asking, so that the bot can act for that person.
function Set-SignIn($App) {
	$resource = "api://botid-$($App.AppId)"
	$null = Get-OrMake "sign-in resource $resource" `
		{ (Get-MgApplication -ApplicationId $App.Id).IdentifierUris -contains $resource } `
		{
			$scope = @{
				Id = (New-Guid).Guid
				Value = 'access_as_user'
				Type = 'User'
				IsEnabled = $true
				AdminConsentDisplayName = 'Know who is writing'
				AdminConsentDescription = 'Lets Teams tell Convenor who is writing to it.'
				UserConsentDisplayName = 'Know who you are'
				UserConsentDescription = 'Lets Teams tell Convenor who you are.'
			}
			Update-MgApplication -ApplicationId $App.Id -IdentifierUris $resource -Api @{
				RequestedAccessTokenVersion = 2
				Oauth2PermissionScopes = @($scope)
			}
			# In a second call: a client can only be given a scope that exists.
			Update-MgApplication -ApplicationId $App.Id -Api @{
				RequestedAccessTokenVersion = 2
				Oauth2PermissionScopes = @($scope)
				PreAuthorizedApplications = @($TeamsClients | ForEach-Object {
						@{ AppId = $_; DelegatedPermissionIds = @($scope.Id) }
					})
			}
		}
}

function Set-GraphPermissions($Principal) {
	$graph = Get-MgServicePrincipal -Filter "appId eq '$GraphAppId'"
	$granted = Get-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $Principal.Id -All
	foreach ($permission in $ApplicationPermissions) {
		$role = $graph.AppRoles | Where-Object { $_.Value -eq $permission -and $_.AllowedMemberTypes -contains 'Application' }
		if (-not $role) {
			throw "Graph has no application permission $permission."
		}
		$null = Get-OrMake "permission $permission" `
			{ $granted | Where-Object { $_.AppRoleId -eq $role.Id -and $_.ResourceId -eq $graph.Id } } `
			{
				New-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $Principal.Id `
					-PrincipalId $Principal.Id -ResourceId $graph.Id -AppRoleId $role.Id
			}
	}
	$null = Get-OrMake "permission $DelegatedPermissions, on behalf of people" `
		{ Get-MgOauth2PermissionGrant -Filter "clientId eq '$($Principal.Id)' and resourceId eq '$($graph.Id)'" } `
		{
			New-MgOauth2PermissionGrant -ClientId $Principal.Id -ResourceId $graph.Id `
				-ConsentType AllPrincipals -Scope ($DelegatedPermissions -join ' ')
		}
}

# The containers' managed identity proves itself to Entra, and Entra lets it speak for the app.
function Set-FederatedCredential($App) {
	$null = Get-OrMake "trust in the identity $IdentityPrincipalId" `
		{
			Get-MgApplicationFederatedIdentityCredential -ApplicationId $App.Id |
				Where-Object Subject -eq "$IdentityPrincipalId"
		} `
		{
			New-MgApplicationFederatedIdentityCredential -ApplicationId $App.Id -BodyParameter @{
				Name = 'containers'
				Issuer = "https://login.microsoftonline.com/$TenantId/v2.0"
				Subject = "$IdentityPrincipalId"
				Audiences = @('api://AzureADTokenExchange')
			}
		}
}

function Set-Exchange($Principal) {
	$null = Get-OrMake 'the app, as Exchange knows it' `
		{ Get-ServicePrincipal | Where-Object AppId -eq $Principal.AppId } `
		{ New-ServicePrincipal -AppId $Principal.AppId -ObjectId $Principal.Id -DisplayName $Name }
	$organisers = "$Name organisers"
	$mailbox = "$Name CP mailbox"
	Set-Scope $organisers $Organiser
	Set-Scope $mailbox @($CpMailbox)
	Set-Role $Principal 'Application Calendars.ReadWrite' $organisers
	# What people type into the answer of an invitation comes to the organiser's mailbox only. It is read there, no more.
	Set-Role $Principal 'Application Mail.Read' $organisers
	Set-Role $Principal 'Application Mail.ReadWrite' $mailbox
	Set-Role $Principal 'Application Mail.Send' $mailbox
	if (-not $WhatIfPreference) {
		Write-Host '  what Exchange now says (it can take two hours until it also does so):'
		foreach ($address in @($Organiser) + $CpMailbox) {
			Test-ServicePrincipalAuthorization -Identity $Principal.AppId -Resource $address |
				Select-Object -Property @('RoleName', 'AllowedResourceScope', 'InScope') |
				Format-Table |
				Out-Host
		}
	}
}

function Set-Scope([string] $Scope, [string[]] $Mailboxes) {
	$filter = ($Mailboxes | ForEach-Object { "PrimarySmtpAddress -eq '$_'" }) -join ' -or '
	$null = Get-OrMake "mailboxes of `"$Scope`": $($Mailboxes -join ', ')" `
		{ Get-ManagementScope | Where-Object Name -eq $Scope } `
		{ New-ManagementScope -Name $Scope -RecipientRestrictionFilter $filter }
}

function Set-Role($Principal, [string] $Role, [string] $Scope) {
	$assignment = "$Role, $Scope"
	$null = Get-OrMake "$Role in `"$Scope`"" `
		{ Get-ManagementRoleAssignment -Role $Role | Where-Object Name -eq $assignment } `
		{ New-ManagementRoleAssignment -Name $assignment -App $Principal.Id -Role $Role -CustomResourceScope $Scope }
}

# Without this policy Graph refuses every Teams meeting to an application, whatever its permissions.
function Set-Teams($Principal) {
	$null = Get-OrMake 'application access policy' `
		{ Get-CsApplicationAccessPolicy | Where-Object Identity -eq "Tag:$Name" } `
		{ New-CsApplicationAccessPolicy -Identity $Name -AppIds $Principal.AppId -Description 'Lobby of conferences' }
	foreach ($address in $Organiser) {
		if ($PSCmdlet.ShouldProcess($address, 'allow its Teams meetings')) {
			Write-Host "  allow: Teams meetings of $address (it can take half an hour)"
			Grant-CsApplicationAccessPolicy -PolicyName $Name -Identity $address
		}
	}
}

# What Graph's options of one meeting cannot switch off. It holds for the meetings of whoever has it, and for what they
# may do in them; the chairs are co-organisers, so they need it as well.
$MeetingPolicy = [ordered] @{
	AllowCloudRecording = $false
	AllowTranscription = $false
	AllowIntelligentRecap = $false
	Copilot = 'Disabled'
	ExternalBotAccessMode = 'BlockDetectedBots'
}

function Set-MeetingPolicy {
	$policy = "$Name conferences"
	$null = Get-OrMake "Teams meeting policy $policy" `
		{ Get-CsTeamsMeetingPolicy | Where-Object Identity -eq "Tag:$policy" } `
		{ New-CsTeamsMeetingPolicy -Identity $policy -Description 'Conferences: no recording, no note-takers, no Copilot' }
	if ($PSCmdlet.ShouldProcess($policy, 'switch off recording, transcription, recap, Copilot and outside note-takers')) {
		foreach ($setting in $MeetingPolicy.Keys) {
			$value = @{ $setting = $MeetingPolicy[$setting] }
			Set-CsTeamsMeetingPolicy -Identity $policy @value
		}
	}
	foreach ($address in $Organiser + $Chair) {
		if ($PSCmdlet.ShouldProcess($address, "grant the Teams meeting policy $policy")) {
			Write-Host "  grant: Teams meeting policy to $address (it can take some hours)"
			Grant-CsTeamsMeetingPolicy -PolicyName $policy -Identity $address
		}
	}
	Show-MeetingPolicy $policy
}

# Says what holds, not what was asked for; the bot cannot see it.
function Show-MeetingPolicy([string] $Policy) {
	$held = Get-CsTeamsMeetingPolicy | Where-Object Identity -eq "Tag:$Policy"
	if (-not $held) {
		Write-Host "  there is no Teams meeting policy $Policy yet"
		return
	}
	$wrong = @($MeetingPolicy.Keys | Where-Object { "$($held.$_)" -ne "$($MeetingPolicy[$_])" })
	foreach ($setting in $MeetingPolicy.Keys) {
		$mark = if ($wrong -contains $setting) { 'NOT AS IT SHOULD BE' } else { 'as it should be' }
		Write-Host "  ${setting}: $($held.$setting) ($mark)"
	}
	$without = @($Organiser + $Chair | Where-Object { "$((Get-CsOnlineUser -Identity $_).TeamsMeetingPolicy)" -ne $Policy })
	if ($without) {
		Write-Host "  do not have it (yet): $($without -join ', ')"
	}
	if (-not $wrong -and -not $without) {
		Write-Host '  it holds for all of them. Write "admin policy" to Convenor and say so: it cannot see this itself.'
	}
}

function Set-SharePoint($Principal) {
	$place = Get-MgSite -SiteId "$($Site.Host):$($Site.AbsolutePath)"
	$null = Get-OrMake "leave to write on $Site" `
		{
			Get-MgSitePermission -SiteId $place.Id -All |
				Where-Object { $_.GrantedToIdentitiesV2.Application.Id -contains $Principal.AppId }
		} `
		{
			New-MgSitePermission -SiteId $place.Id -BodyParameter @{
				Roles = @('write')
				GrantedToIdentities = @(@{ Application = @{ Id = $Principal.AppId; DisplayName = $Name } })
			}
		}
	Write-Host "  site $($place.Id)"
	Get-MgSiteDrive -SiteId $place.Id | ForEach-Object { Write-Host "  library $($_.Name): CONVENOR_GRAPH_DRIVEID=$($_.Id)" }
}

Connect-MgGraph -TenantId $TenantId -NoWelcome -Scopes @(
	'Application.ReadWrite.All'
	'AppRoleAssignment.ReadWrite.All'
	'DelegatedPermissionGrant.ReadWrite.All'
	'Sites.FullControl.All'
)

if ($Only -contains 'App') {
	Write-Host 'The app registration and its Graph permissions'
	Set-App
}

$principal = Get-MgServicePrincipal -Filter "displayName eq '$Name'" -Top 1
if (-not $principal) {
	Write-Host "There is no enterprise application $Name yet: the other steps need it."
	return
}

if ($Only -contains 'Exchange') {
	Write-Host 'The mailboxes, in Exchange'
	Connect-ExchangeOnline -ShowBanner:$false
	Set-Exchange $principal
}
if ($Only -contains 'Teams') {
	Write-Host 'The Teams meetings of the organisers'
	$null = Connect-MicrosoftTeams -TenantId $TenantId
	Set-Teams $principal
	Set-MeetingPolicy
}
if ($Only -contains 'SharePoint') {
	Write-Host 'The site that keeps the reports'
	Set-SharePoint $principal
}

Write-Host ''
Write-Host 'For the configuration of the bot and of the Teams app package:'
Write-Host "  CONVENOR_TENANTID=$TenantId"
Write-Host "  CONVENOR_TEAMS_APPID=$($principal.AppId)"
Write-Host "  CONVENOR_TEAMS_SSORESOURCE=api://botid-$($principal.AppId)"
