import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutSecrets } from './secrets.ts';

describe('secrets', () => {
  it.each([
    [
      'net use \\\\nas01\\scan Sommer2026! /user:nas01\\scanner',
      'net use \\\\nas01\\scan [password-removed] /user:nas01\\scanner',
    ],
    [
      'C:\\>net use Z: \\\\nas01\\scan /user:mara geheim',
      'C:\\>net use Z: \\\\nas01\\scan /user:mara [password-removed]',
    ],
    [
      'net use Z: "\\\\nas01\\my share" "two words" /savecred',
      'net use Z: "\\\\nas01\\my share" [password-removed] /savecred',
    ],
    [
      'net.exe USE * \\\\nas01\\scan p /user:x >out.txt 2>&1',
      'net.exe USE * \\\\nas01\\scan [password-removed] /user:x >out.txt 2>&1',
    ],
    ['net use Z: geheim /home', 'net use Z: [password-removed] /home'],
    [
      'echo off & net use Z: \\\\nas01\\scan geheim',
      'echo off & net use Z: \\\\nas01\\scan [password-removed]',
    ],
    ['cmdkey /add:files /user:mara /pass:geheim', 'cmdkey /add:files /user:mara /pass:[password-removed]'],
    [
      'sc config backup obj= CONTOSO\\backup password= "ge heim"',
      'sc config backup obj= CONTOSO\\backup password= [password-removed]',
    ],
    [
      'vaultcmd /addcreds:x /identity:mara /authenticator:geheim',
      'vaultcmd /addcreds:x /identity:mara /authenticator:[password-removed]',
    ],
    ['netdom join /passwordd:geheim', 'netdom join /passwordd:[password-removed]'],
    [
      "New-SmbMapping -RemotePath \\\\a\\b -Password 'ge heim'",
      'New-SmbMapping -RemotePath \\\\a\\b -Password [password-removed]',
    ],
    [
      '$p = ConvertTo-SecureString "geheim" -AsPlainText -Force',
      '$p = ConvertTo-SecureString [password-removed] -AsPlainText -Force',
    ],
    [
      'ConvertTo-SecureString -AsPlainText -Force geheim',
      'ConvertTo-SecureString -AsPlainText -Force [password-removed]',
    ],
    ['net user mara geheim /domain', 'net user mara [password-removed] /domain'],
    [
      '<Address>02-00-C4-24-0A-02-00-11-00-00</Address> 61 82 04 86 30 82 04 82 a0 03',
      '<Address>02-00-C4-24-0A-02-00-11-00-00</Address> [bytes removed]',
    ],
    ['<Key>8d-12-1a-ec-fd-b4-68-21-39-99</Key>', '<Key>[bytes removed]'],
    ['0000  61 82 04 86 30 82 04 82:a0 03 02 01 05 a1 0c 1b  a...0...', '0000  [bytes removed]'],
    [
      '                   : KeyLength 32 - 8d 12 1a ec fd b4 68 21 39 99',
      '                   : KeyLength 32 - [bytes removed]',
    ],
    ['    DefaultPassword    REG_SZ    Sommer 2026', '    DefaultPassword    REG_SZ    [password-removed]'],
    ['"DefaultPassword"="geheim"', '"DefaultPassword"=[password-removed]'],
    ['"VpnSecret"=hex(2):67,00,65,00,\\', '"VpnSecret"=[password-removed]'],
    [
      'MACHINE\\Software\\Winlogon\\DefaultPassword=1,"geheim"',
      'MACHINE\\Software\\Winlogon\\DefaultPassword=1,[password-removed]',
    ],
    ['DefaultPassword : geheim', 'DefaultPassword : [password-removed]'],
    [
      'reg add HKLM\\X /v DefaultPassword /t REG_SZ /d "ge heim" /f',
      'reg add HKLM\\X /v DefaultPassword /t REG_SZ /d [password-removed] /f',
    ],
    ['<Properties cpassword="j1Uyj3Vx" user="x"/>', '<Properties cpassword="[password-removed]" user="x"/>'],
    [
      '    Pattern    REG_BINARY    00112233445566778899AABBCCDDEEFF00',
      '    Pattern    REG_BINARY    [bytes removed]',
    ],
  ])('%s', (line, without) => {
    expect(withoutSecrets(line)).toBe(without);
  });

  it.each([
    'net use Z: \\\\files\\finance /user:CONTOSO\\mara *',
    'net use Z: /delete',
    'net use * \\\\files\\finance /persistent:no',
    'net use',
    'net use gives System error 5 since Monday',
    'We typed net use \\\\files\\finance and then System error 5 came up',
    'net user mara /domain',
    'net user mara *',
    'MinimumPasswordLength = 14',
    'MACHINE\\System\\CurrentControlSet\\Control\\Lsa\\NoLMHash=4,1',
    'Physical Address. . . . . . . . . : 00-0C-29-CC-0D-82',
    '<ClientAddress>02-00-C4-24-0A-02-00-11-00-00-00-00-00-00-00-00</ClientAddress><SessionId>0x4</SessionId>',
    "<Data Name='Address'>17-00-01-BD-00-00-00-00-FE-80-00-00-00-00-00-00-00-00-00-00-00-00-00-09-00-00-00-00</Data>",
    'SeDenyNetworkLogonRight = *S-1-5-21-1-2-3-500',
    'The specified network password is not correct.',
    '    DisablePasswordChange    REG_DWORD    0x0',
    '    DefaultPassword    REG_SZ',
    '"DisablePasswordChange"=dword:00000000',
    'EnablePlainTextPassword : False',
    'MACHINE\\System\\LanmanWorkstation\\Parameters\\EnablePlainTextPassword=4,0',
    '    fullprivilegeauditing    REG_BINARY    00',
  ])('leaves alone: %s', (line) => {
    expect(withoutSecrets(line)).toBe(line);
  });

  it('lets no password through, whatever it looks like', () => {
    const password = fc
      .stringMatching(/^[A-Za-z0-9!.?+#%_-]{4,20}$/)
      .filter((word) => !/^(?:%\w+%|LPT\d)/i.test(word));
    const form = fc.constantFrom(
      (p: string) => `net use \\\\nas01\\scan ${p} /user:mara`,
      (p: string) => `C:\\>net use Z: \\\\nas01\\scan /user:mara ${p}`,
      (p: string) => `PS C:\\> net use \\\\nas01\\scan "${p}" /user:mara`,
      (p: string) => `cmdkey /add:nas01 /user:mara /pass:${p}`,
    );
    fc.assert(
      fc.property(password, form, (p, write) => {
        const line = write(`Q${p}`);
        expect(withoutSecrets(line)).not.toContain(`Q${p}`);
      }),
    );
  });
});
