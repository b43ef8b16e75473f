/** How the side that lacks AES gets it; RC4 again only for one account, and for a time. */
import type { Look } from '../../correlation/look.ts';
import { inCommand } from '../../windows/command-name.ts';
import type { RemedyText } from '../cause.ts';
import { serverInCommand } from '../command-name.ts';
import { serverName, verifyKerberos } from '../steps.ts';

const ON_DC = 'on a domain controller, in PowerShell';

export function remediesFor(look: Look, side: 'user' | 'server'): readonly RemedyText[] {
  return [giveAes(look, side), allowRc4(look, side), backToAudit()];
}

interface Words {
  readonly who: string;
  readonly noun: 'ADUser' | 'ADComputer';
  readonly name: string;
}

function wordsOf(look: Look, side: 'user' | 'server'): Words {
  const user = look.attempt.user?.name ?? null;
  if (side === 'server') return { who: serverName(look), noun: 'ADComputer', name: serverInCommand(look) };
  return {
    who: user ?? 'the account',
    noun: user?.endsWith('$') === true ? 'ADComputer' : 'ADUser',
    name: inCommand(user?.replace(/\$$/, ''), '<account>'),
  };
}

function giveAes(look: Look, side: 'user' | 'server'): RemedyText {
  const { who, noun, name } = wordsOf(look, side);
  return {
    level: 1,
    title: `Give ${who} AES`,
    explanation:
      'AES keys come into being when the password is set. An account whose password is older than the domain level 2008 has none, and a device or keytab that only knows RC4 must learn AES first.',
    steps: [
      {
        where: ON_DC,
        command: `Get-${noun} ${name} -Properties msDS-SupportedEncryptionTypes,pwdLastSet`,
        says: '4 is RC4 alone; 8 and 16 are AES. Empty: the default of the domain controllers holds.',
      },
      ...(noun === 'ADUser'
        ? [
            {
              where: ON_DC,
              command: `Set-ADAccountPassword ${name} -Reset`,
              says: 'A new password makes the AES keys; twice, where the old one is older than the domain level 2008.',
            },
          ]
        : [
            {
              where: `on ${who}, as administrator, if it runs Windows`,
              command: 'Reset-ComputerMachinePassword',
              says: 'In Windows PowerShell. A new password makes the AES keys. A NAS or Samba server: switch AES on there, and join or write the keytab again.',
            },
          ]),
      {
        where: ON_DC,
        command: `Set-${noun} ${name} -KerberosEncryptionType AES128,AES256`,
        says: 'Only after it has AES keys: the KDC believes this value.',
      },
      {
        where: 'on client and server, as administrator',
        command: String.raw`reg query HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System\Kerberos\Parameters /v SupportedEncryptionTypes`,
        says: 'A value without 8 and 16 forbids AES there; correct it in the Group Policy.',
      },
    ],
    policyPath:
      'Computer Configuration › Policies › Windows Settings › Security Settings › Local Policies › Security Options › Network security: Configure encryption types allowed for Kerberos',
    verify: verifyKerberos(look),
    rollback: [
      'Set msDS-SupportedEncryptionTypes back to the value that the first command showed.',
      'A new password cannot be taken back: whatever uses the old one must get the new one.',
    ],
  };
}

function allowRc4(look: Look, side: 'user' | 'server'): RemedyText {
  const { who, noun, name } = wordsOf(look, side);
  return {
    level: 3,
    title: `RC4 for ${who} alone, with owner and end date`,
    explanation:
      'Only for a device that cannot do AES yet. 60 (0x3C) allows RC4 beside AES and asks for AES session keys. The policy of the domain controllers must not forbid RC4 outright. For a member of Protected Users it never works.',
    steps: [
      {
        where: ON_DC,
        command: `Set-${noun} ${name} -Replace @{'msDS-SupportedEncryptionTypes'=60}`,
        says: null,
      },
    ],
    verify: ['klist shows the ticket; its type may be RC4 until the device is replaced.'],
    rollback: [
      'Set msDS-SupportedEncryptionTypes back to the value that it had, or clear it:',
      `Set-${noun} ${name} -Clear msDS-SupportedEncryptionTypes`,
    ],
    impact:
      'Every account of the domain can ask for an RC4 ticket of this account and guess its password offline (Kerberoasting): give it a long random one.',
  };
}

function backToAudit(): RemedyText {
  return {
    level: 5,
    title: 'Domain controllers without the updates of July 2026: back to audit, with an end date',
    explanation:
      'Later updates ignore this value; do not hold updates back for it. KDC 201 to 209 then list what still needs RC4.',
    steps: [
      {
        where: 'on every domain controller, as administrator',
        command: String.raw`reg add HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System\Kerberos\Parameters /v RC4DefaultDisablementPhase /t REG_DWORD /d 1 /f`,
        says: null,
      },
      { where: 'on every domain controller', command: null, says: 'Restart it.' },
    ],
    verify: ['Events 201, 202, 206 and 207 come instead of 203, 204, 208 and 209.'],
    rollback: [
      String.raw`reg delete HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System\Kerberos\Parameters /v RC4DefaultDisablementPhase /f`,
    ],
    impact: 'RC4 tickets are issued again for every account without a setting of its own.',
  };
}
