/**
 * NTLMv1 goes first: LmCompatibilityLevel 3 on the client makes it answer with NTLMv2. Windows 11 24H2 and Windows Server 2025
 * no longer contain NTLMv1, so there it is the program or a device behind the name that answers so.
 *
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/network-security-lan-manager-authentication-level ,
 * https://learn.microsoft.com/en-us/windows/whats-new/removed-features
 */
import type { WayOut } from '../way-out.ts';
import { evidence } from '../../correlation/evidence.ts';
import { cell, clientShown, type Ground } from './ground.ts';

const WITHOUT_NTLMV1 = 26100;

const LEVEL =
  'reg add HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa /v LmCompatibilityLevel /t REG_DWORD /d 3 /f';

/** The way out of the path, behind the step that stops NTLMv1. */
export function behindNtlmv1(ground: Ground, way: WayOut): WayOut {
  const { path, view } = ground;
  if (path.version !== 'NTLMv1' || way.kind === 'none' || path.accountKind === 'anonymous') return way;
  const host = path.client?.host ?? null;
  const [system] =
    host === null
      ? []
      : view.on('system-described', host).filter(({ fact }) => (fact.build ?? 0) >= WITHOUT_NTLMV1);
  const isWindows = path.clientJoined === 'yes' || host?.hasFiles === true;
  const name = clientShown(ground);
  const lower = `${way.says.charAt(0).toLowerCase()}${way.says.slice(1)}`;
  return {
    ...way,
    says: cell(
      `Stop NTLMv1 first, then ${lower}`,
      `Stop NTLMv1 on ${name} first`,
      'Stop NTLMv1 first, then see the reason',
    ),
    why:
      system === undefined
        ? `${name} answers with NTLMv1: set LmCompatibilityLevel to 3 or higher there, or the matching setting of a device. Then: ${way.why}`
        : `${name} runs a Windows that no longer contains NTLMv1, so a program of its own answers so and needs its vendor. Then: ${way.why}`,
    // A device has no registry; what it needs stands in its own settings.
    command: system === undefined && isWindows ? LEVEL : way.command,
    because: [
      ...(system === undefined
        ? []
        : [evidence(`${name} runs Windows build ${String(system.fact.build)}`, system)]),
      ...path.witnesses
        .filter(isVersion1)
        .slice(0, 1)
        .map(({ placed }) => evidence('the logon was NTLMv1', placed)),
      ...way.because,
    ],
  };
}

function isVersion1({ placed }: Ground['path']['witnesses'][number]): boolean {
  const { fact } = placed;
  if (fact.kind === 'logon') return fact.lmPackage === 'NTLM V1';
  return fact.kind === 'ntlm-reason' && fact.version === 'NTLMv1';
}
