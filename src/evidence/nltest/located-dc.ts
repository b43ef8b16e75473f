/**
 * The answer of `nltest /dsgetdc`, told by its order (DsGetDcName, DOMAIN_CONTROLLER_INFO):
 *
 *                DC: \\DC01.contoso.example
 *           Address: \\10.0.0.10
 *          Dom Guid: 52d83975-6e90-4dea-afb2-4ca93a9ad5c9
 *          Dom Name: contoso.example
 *
 * https://learn.microsoft.com/en-us/windows/win32/api/dsgetdc/ns-dsgetdc-domain_controller_infow
 */
export interface LocatedDc {
  readonly dc: string;
  readonly address: string;
  readonly domain: string | null;
  readonly line: string;
}

const NAME = /^[^:：]{1,60}[:：]\s*\\\\([\w.:%-]{1,255})\s*$/;
const GUID = /[:：]\s*[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\s*$/i;

export function locatedDc(lines: readonly string[], at: number): LocatedDc | null {
  const line = lines[at] ?? '';
  const dc = NAME.exec(line)?.[1];
  if (dc === undefined) return null;
  const address = NAME.exec(lines[at + 1] ?? '')?.[1];
  if (address === undefined || !GUID.test(lines[at + 2] ?? '')) return null;
  const domain = /^[^:：]{1,60}[:：]\s*([\w.-]{1,255})\s*$/.exec(lines[at + 3] ?? '')?.[1] ?? null;
  return { dc, address, domain, line };
}
