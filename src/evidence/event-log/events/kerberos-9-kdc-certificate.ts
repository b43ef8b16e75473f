import { hostName, meant, nameForm } from '../../../windows/names.ts';
import { eventKind } from '../event-record.ts';
import { SMART_CARD, kerberosError } from './kerberos-error.ts';
import { SECURITY_KERBEROS, SYSTEM } from './providers.ts';
import { codeIn, readSentence } from './values.ts';

/**
 * Security-Kerberos 9: the client reached a domain controller and did not trust its certificate (certificate or Windows
 * Hello sign-in). A smart card's event shares the number once its upper half is cut off (65545); it names no host.
 *
 * ```
 * The client has failed to validate the domain controller certificate for dc01.contoso.example. The following error was
 * returned from the certificate validation process: A certification chain processed correctly, but one of the CA
 * certificates is not trusted by the policy provider.
 * ```
 *
 * Which of the two strings is the host differs between published manifests, so the one that looks like a host is taken.
 * Message texts of the provider: https://github.com/nasbench/EVTX-ETW-Resources (Microsoft-Windows-Security-Kerberos)
 */
export const kerberos9KdcCertificate = eventKind({
  name: 'kerberos-9-kdc-certificate',
  providers: SECURITY_KERBEROS,
  ids: [9],
  twin: SMART_CARD,
  channels: [SYSTEM],
  tells: ['kerberos-error'],
  data: ['Name', 'Message'],
  layouts: [],
  sentence: (message) =>
    readSentence(
      message,
      'failed to validate the domain controller certificate for {Name}. The following error was returned from the certificate validation process: {Message}',
    ),
  *finds(fields) {
    const [name, message] = [fields.Name, fields.Message];
    if (name === undefined || message === undefined) return;
    const [host, error] = looksLikeHost(name) ? [name, message] : [message, name];
    if (!looksLikeHost(host)) return;
    yield* kerberosError(9, { code: codeIn(error), server: meant(host), target: null, user: null });
  },
});

function looksLikeHost(text: string): boolean {
  const name = hostName(text);
  return name !== null && /^\S+$/.test(text.trim()) && nameForm(name) === 'fqdn';
}
