/**
 * There is a way back before anything is denied: the GPO as it was, an account that works without NTLM and without the domain,
 * and access that does not need the network of the computer. No file shows any of it.
 *
 * https://learn.microsoft.com/en-us/powershell/module/grouppolicy/backup-gpo
 */
import { item, namedHosts, seenOf } from '../item.ts';

export default item({
  id: 'rollback-ready',
  number: 'P12',
  title: 'The way back is ready: a backup of the GPO, a break-glass account, access out of band',
  correction:
    'A local administrator comes in over the network by NTLM, so a server that denies all accounts refuses it there too: have its console at hand.',
  references: [
    'https://learn.microsoft.com/en-us/powershell/module/grouppolicy/backup-gpo',
    'https://learn.microsoft.com/en-us/powershell/module/grouppolicy/restore-gpo',
  ],
  onlyPeopleKnow: true,
  needs: [],
  check(view) {
    return {
      state: 'unknown',
      says: 'A backup of the GPO, a break-glass account and access out of band stand in no file: only a person can say.',
      because: [],
      seen: seenOf([], namedHosts(view)).words,
      todo: 'Backup-GPO -Name <GPO> -Path <folder>, and note its Id here. Log on once with the break-glass account at the console, and once out of band. The way back: Restore-GPO -Name <GPO> -Path <folder>; gpupdate /force; then reg query HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\MSV1_0',
    };
  },
});
