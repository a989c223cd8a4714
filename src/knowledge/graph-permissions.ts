/**
 * What the permission names of Microsoft Graph begin with, in lower case (Microsoft Graph permissions reference). A
 * name is `Subject.Verb` or `Subject.Verb.Constraint`; subjects change far less often than the list of names.
 */
const SUBJECTS: ReadonlySet<string> = new Set(
  `AccessReview AdministrativeUnit Agreement AgreementAcceptance Analytics APIConnectors AppCatalog Application
  ApprovalSolution Approvals AppRoleAssignment AttackSimulation AuditLog AuditLogsQuery AuthenticationContext BillingConfiguration
  BitlockerKey Bookings BookingsAppointment BrowserSiteLists BusinessScenarioConfig BusinessScenarioData Calendars
  CallRecords CallEvents Calls ChangeManagement Channel ChannelMember ChannelMessage ChannelSettings Chat ChatMember ChatMessage
  CloudPC Community ConsentRequest Contacts ConversationalApp CrossTenantInformation CrossTenantUserProfileSharing CustomAuthenticationExtension
  CustomDetection CustomSecAttributeAssignment CustomSecAttributeDefinition CustomTags DelegatedAdminRelationship
  DelegatedPermissionGrant Device DeviceLocalCredential DeviceManagementApps DeviceManagementConfiguration DeviceManagementManagedDevices
  DeviceManagementRBAC DeviceManagementScripts DeviceManagementServiceConfig Directory DirectoryRecommendations Domain EAS eDiscovery
  EduAdministration EduAssignments EduCurricula EduRoster EntitlementManagement EventListener EWS ExternalConnection
  ExternalItem ExternalUserProfile Family FileStorageContainer Files Financials Group GroupMember HealthMonitoringAlert IdentityProvider
  IdentityRiskEvent IdentityRiskyServicePrincipal IdentityRiskyUser IdentityUserFlow IMAP IndustryData
  InformationProtectionConfig InformationProtectionContent InformationProtectionPolicy LearningAssignedCourse LearningContent
  LearningProvider LearningSelfInitiatedCourse LicenseAssignment LifecycleWorkflows Mail MailboxFolder MailboxItem
  MailboxSettings ManagedTenants Member MultiTenantOrganization MutualTlsOauthConfiguration NetworkAccess NetworkAccessBranch
  NetworkAccessPolicy Notes Notifications OnlineMeetingArtifact OnlineMeetingRecording OnlineMeetings OnlineMeetingTranscript
  OnPremDirectorySynchronization OnPremisesPublishingProfiles Organization OrganizationalBranding OrgContact OrgSettings PartnerBilling
  PartnerSecurity PendingExternalUserProfile People PeopleSettings Place Policy POP Presence PrintConnector Printer PrinterShare PrintJob
  PrintSettings PrivilegedAccess PrivilegedAssignmentSchedule PrivilegedEligibilitySchedule ProfilePhoto ProgramControl ProvisioningLog
  PublicKeyInfrastructure QnA RealTimeActivityFeed RecordsManagement ReportSettings Reports ResourceSpecificPermissionGrant
  RoleAssignmentSchedule RoleEligibilitySchedule RoleManagement RoleManagementAlert RoleManagementPolicy Schedule SchedulePermissions
  SearchConfiguration SecurityActions SecurityAlert SecurityAnalyzedMessage SecurityCopilotWorkspaces SecurityEvents
  SecurityIdentitiesHealth SecurityIdentitiesSensors SecurityIdentitiesUserActions SecurityIncident SensitivityLabel SensitivityLabels
  ServiceActivity ServiceHealth ServiceMessage ServicePrincipalEndpoint SharePointTenantSettings ShortNotes Sites SMTP SpiffeTrustDomain
  Storyline SubjectRightsRequest Subscription SynchronizationData Synchronization Tasks Team TeamMember TeamSettings TeamsActivity
  TeamsAppInstallation TeamsPolicyUserAssign TeamsTab TeamsTelephoneNumber TeamsUserConfiguration TeamTemplates Teamwork
  TeamworkAppSettings TeamworkDevice TeamworkTag TeamworkUserInteraction TermStore ThreatAssessment ThreatHunting ThreatIndicators
  ThreatIntelligence ThreatSubmission ThreatSubmissionPolicy Topic TrustFrameworkKeySet UnifiedGroupMember User UserActivity
  UserAuthenticationMethod UserAuthMethod UserCloudClipboard UserNotification UserShiftPreferences UserTeamwork UserTimelineActivity
  UserWindowsSettings VirtualAppointment VirtualAppointmentNotification VirtualEvent VirtualEventRegistration WindowsUpdates
  WorkforceIntegration`
    .toLowerCase()
    .split(/\s+/),
);

/** Whether a name could be a permission of Microsoft Graph: its subject is one of Graph’s. */
export function looksLikeGraphPermission(name: string): boolean {
  const [subject, ...rest] = name.toLowerCase().split('.');
  return rest.length > 0 && subject !== undefined && SUBJECTS.has(subject);
}

/** Graph permissions that exist for apps only and never for a signed-in user; those nobody disputes, not all. */
const APPLICATION_ONLY: ReadonlySet<string> = new Set(
  `Application.ReadWrite.OwnedBy Calendars.ReadBasic.All CallRecords.Read.All Calls.AccessMedia.All Calls.Initiate.All
  Calls.InitiateGroupCall.All Calls.JoinGroupCall.All Calls.JoinGroupCallAsGuest.All
  ChannelMessage.UpdatePolicyViolation.All Chat.Read.All Chat.ReadBasic.All Chat.UpdatePolicyViolation.All
  ChatMessage.Read.All EduAssignments.Read.All EduAssignments.ReadBasic.All EduAssignments.ReadWrite.All
  EduAssignments.ReadWriteBasic.All EduRoster.Read.All EduRoster.ReadBasic.All EduRoster.ReadWrite.All Group.Create
  InformationProtectionPolicy.Read.All Mail.ReadBasic.All OnlineMeetings.Read.All OnlineMeetings.ReadWrite.All
  Presence.ReadWrite.All PrintJob.Manage.All TeamsActivity.Read.All Teamwork.Migrate.All`
    .toLowerCase()
    .split(/\s+/),
);

/** Whether a Graph permission is known to exist as application permission only. */
export function isApplicationOnly(permission: string): boolean {
  return APPLICATION_ONLY.has(permission.toLowerCase());
}

/** Graph permissions that exist for signed-in users only and never for an app; those nobody disputes, not all. */
const DELEGATED_ONLY: ReadonlySet<string> = new Set(
  `Analytics.Read AppCatalog.Submit Calendars.Read.Shared Calendars.ReadWrite.Shared ChannelMessage.Edit ChannelMessage.Send
  Chat.Read Chat.ReadBasic Chat.ReadWrite ChatMessage.Read ChatMessage.Send Contacts.Read.Shared Contacts.ReadWrite.Shared
  Device.Command Device.Read Directory.AccessAsUser.All EAS.AccessAsUser.All EWS.AccessAsUser.All Files.Read
  Files.Read.Selected Files.ReadWrite Files.ReadWrite.Selected Financials.ReadWrite.All IMAP.AccessAsUser.All Mail.Read.Shared
  Mail.ReadWrite.Shared Mail.Send.Shared Notes.Create Notes.Read Notes.ReadWrite Notes.ReadWrite.CreatedByApp
  OnlineMeetings.Read OnlineMeetings.ReadWrite People.Read POP.AccessAsUser.All Presence.Read Presence.ReadWrite
  Printer.Create PrintJob.Create Tasks.Read Tasks.Read.Shared Tasks.ReadWrite
  Tasks.ReadWrite.Shared User.Read User.ReadWrite UserActivity.ReadWrite.CreatedByApp UserTimelineActivity.Write.CreatedByApp`
    .toLowerCase()
    .split(/\s+/),
);

/** Whether a Graph permission is known to exist as delegated permission only. */
export function isDelegatedOnly(permission: string): boolean {
  return DELEGATED_ONLY.has(permission.toLowerCase());
}
