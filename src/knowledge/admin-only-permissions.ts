/**
 * Delegated permissions of Microsoft Graph that only an administrator can consent to, whatever the tenant lets its users
 * do (Microsoft Graph permissions reference, "Admin consent required: Yes"). Not all of them: those that apps ask for
 * most. A name that is not here may need an administrator all the same.
 */
const ADMIN_ONLY: ReadonlySet<string> = new Set(
  [
    'Application.Read.All',
    'Application.ReadWrite.All',
    'AppRoleAssignment.ReadWrite.All',
    'AuditLog.Read.All',
    'ChannelMessage.Read.All',
    'DelegatedPermissionGrant.ReadWrite.All',
    'Device.Read.All',
    'DeviceManagementApps.Read.All',
    'DeviceManagementApps.ReadWrite.All',
    'DeviceManagementConfiguration.Read.All',
    'DeviceManagementConfiguration.ReadWrite.All',
    'DeviceManagementManagedDevices.Read.All',
    'DeviceManagementManagedDevices.ReadWrite.All',
    'Directory.AccessAsUser.All',
    'Directory.Read.All',
    'Directory.ReadWrite.All',
    'Domain.Read.All',
    'Domain.ReadWrite.All',
    'Group.Read.All',
    'Group.ReadWrite.All',
    'GroupMember.Read.All',
    'GroupMember.ReadWrite.All',
    'IdentityRiskEvent.Read.All',
    'IdentityRiskyUser.Read.All',
    'Organization.Read.All',
    'Organization.ReadWrite.All',
    'Policy.Read.All',
    'Policy.ReadWrite.ConditionalAccess',
    'Reports.Read.All',
    'RoleManagement.Read.Directory',
    'RoleManagement.ReadWrite.Directory',
    'SecurityEvents.Read.All',
    'Sites.FullControl.All',
    'User.Read.All',
    'User.ReadWrite.All',
    'UserAuthenticationMethod.ReadWrite.All',
  ].map((name) => name.toLowerCase()),
);

/** Whether a permission of Microsoft Graph, by its name without the resource, is known to need an administrator. */
export function isAdminOnly(permission: string): boolean {
  return ADMIN_ONLY.has(permission.toLowerCase());
}
