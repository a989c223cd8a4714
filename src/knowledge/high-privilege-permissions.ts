/**
 * Delegated permissions of Microsoft Graph that reach over the whole tenant, its directory or all mail and files
 * (Microsoft Graph permissions reference: those that need an administrator's consent and can change or read
 * everything).
 */
const HIGH_PRIVILEGE: ReadonlySet<string> = new Set(
  [
    'Application.ReadWrite.All',
    'AppRoleAssignment.ReadWrite.All',
    'AuditLog.Read.All',
    'BitlockerKey.Read.All',
    'DelegatedPermissionGrant.ReadWrite.All',
    'DeviceManagementConfiguration.ReadWrite.All',
    'DeviceManagementManagedDevices.PrivilegedOperations.All',
    'Directory.AccessAsUser.All',
    'Directory.ReadWrite.All',
    'Domain.ReadWrite.All',
    'Files.ReadWrite.All',
    'Group.ReadWrite.All',
    'GroupMember.ReadWrite.All',
    'Mail.ReadWrite.Shared',
    'Policy.ReadWrite.ConditionalAccess',
    'PrivilegedAccess.ReadWrite.AzureAD',
    'RoleManagement.ReadWrite.Directory',
    'SecurityEvents.ReadWrite.All',
    'Sites.FullControl.All',
    'User.ManageIdentities.All',
    'User.ReadWrite.All',
    'UserAuthenticationMethod.ReadWrite.All',
  ].map((name) => name.toLowerCase()),
);

/** Whether a permission name, without its resource, reaches far beyond one user. */
export function isHighPrivilege(permission: string): boolean {
  return HIGH_PRIVILEGE.has(permission.toLowerCase());
}
