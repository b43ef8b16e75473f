/**
 * The domains that a computer knows, and the domain controllers of one, as nltest lists them:
 *
 *     C:\>nltest /domain_trusts
 *     List of domain trusts:
 *         0: FABRIKAM fabrikam.example (NT 5) (Direct Outbound) ( Attr: foresttrans )
 *         1: CONTOSO contoso.example (NT 5) (Forest Tree Root) (Primary Domain) (Native)
 *     The command completed successfully
 *
 *     C:\>nltest /dclist:contoso.example
 *     Get list of DCs in domain 'contoso.example' from '\\DC01.contoso.example'.
 *         DC01.contoso.example [PDC]  [DS] Site: Main
 *         DC02.contoso.example        [DS] Site: Branch
 *     The command completed successfully
 *
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-server-2012-r2-and-2012/cc731935(v=ws.11),
 * the flags: https://learn.microsoft.com/en-us/windows/win32/api/dsgetdc/ns-dsgetdc-ds_domain_trustsw.
 */
export interface ListedDomain {
  readonly netbios: string;
  readonly dns: string;
  readonly inForest: boolean;
  readonly trust?: 'forest' | 'external';
}

const DOMAIN =
  /^\s{0,12}\d{1,4}: ([^\s.:]{1,15}) ([\w-]{1,63}(?:\.[\w-]{1,63}){1,8}) \(NT \d\)((?: ?\([^()]{1,80}\)){0,8})\s*$/i;

/** A row with both names of a domain; one of Windows NT, or of a Kerberos realm, has one only. */
export function listedDomain(line: string): ListedDomain | null {
  if (line.length > 600) return null;
  const [, netbios, dns, flags = ''] = DOMAIN.exec(line) ?? [];
  if (netbios === undefined || dns === undefined) return null;
  const inForest = /\(Forest\b|\bwithinforest\b/i.test(flags);
  const trust = inForest ? null : trustOf(flags);
  return { netbios, dns, inForest, ...(trust === null ? {} : { trust }) };
}

/**
 * TRUST_ATTRIBUTE_FOREST_TRANSITIVE marks a forest trust and is printed as `foresttrans`. A direct trust that is `quarantined`
 * (SIDs are filtered, as new external trusts do) and does not bear that mark is an external one. Otherwise the kind stays open.
 * https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-adts/e9a2d23c-c31e-4a6f-88a0-6646fdb51a3c
 */
function trustOf(flags: string): 'forest' | 'external' | null {
  if (/\bAttr:[^)]*\bforesttrans\b/i.test(flags)) return 'forest';
  return /\(Direct /i.test(flags) && /\bAttr:[^)]*\bquarantined\b/i.test(flags) ? 'external' : null;
}

export interface ListedControllers {
  readonly domain: string;
  readonly controllers: readonly string[];
}

const HEAD = /'([\w.-]{1,255})'[^']{1,60}'\\\\[\w.-]{1,255}'/;
const CONTROLLER = /^\s{1,80}([\w-]{1,63}(?:\.[\w-]{1,63}){0,8})\s{1,80}(?:\[\w{1,8}\]\s{1,4}){0,3}\[DS\]/;

export function startsControllers(lines: readonly string[], at: number): boolean {
  return HEAD.test((lines[at] ?? '').slice(0, 700)) && controllerOf(lines[at + 1] ?? '') !== null;
}

function controllerOf(line: string): string | null {
  return CONTROLLER.exec(line.slice(0, 700))?.[1] ?? null;
}

/** The list below its first line. Null where nothing stands behind it: it may have been cut. */
export function listedControllers(lines: readonly string[], at: number): ListedControllers | null {
  const domain = HEAD.exec((lines[at] ?? '').slice(0, 700))?.[1];
  if (domain === undefined || !startsControllers(lines, at)) return null;
  const controllers: string[] = [];
  for (let index = at + 1; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const name = controllerOf(line);
    if (name !== null) controllers.push(name);
    else return line.trim() === '' ? null : { domain, controllers };
  }
  return null;
}
