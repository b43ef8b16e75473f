/**
 * Names of storage accounts of Azure Files: `acme.file.core.windows.net`, and the same in the national clouds
 * (`acme.file.core.usgovcloudapi.net`, `acme.file.core.chinacloudapi.cn`). Through a private link the account keeps its
 * name, in the zone `privatelink.file.core.windows.net`.
 *
 * https://learn.microsoft.com/en-us/azure/storage/files/storage-files-networking-endpoints
 */
import type { HostName } from '../windows/names.ts';

/** The storage account behind a target name; null where the name is none of Azure Files. */
export function storageAccountOf(name: HostName | null): string | null {
  return (
    /^([a-z0-9]{3,24})\.(?:privatelink\.)?file\.core\.(?:windows\.net|usgovcloudapi\.net|chinacloudapi\.cn)$/.exec(
      name ?? '',
    )?.[1] ?? null
  );
}
