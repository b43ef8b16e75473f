/** The contrast that shows a name at fault: the same client and account open the same server by another name. */
import { accountsAgree, type Look } from '../correlation/look.ts';
import { account, nameForm, spn, uncPath, type HostName } from '../windows/names.ts';
import { askTicket } from './asks.ts';
import { present, proofs, unobserved, type Item } from './item.ts';

export const CONTRAST_KINDS = ['access-tried', 'ticket-held'] as const;
type ContrastKind = (typeof CONTRAST_KINDS)[number];

/** The very share that failed opens so: nothing but the form of the name differs. */
export function opensByOwnName(look: Look<ContrastKind>): boolean {
  return look.attempt.share !== null && worksByOwnName(look, look.attempt.share).state === 'present';
}

/** Opened by the server's own FQDN with a ticket for it, by the same computer and with the same account. */
export function worksByOwnName(look: Look<ContrastKind>, share: string | null = null): Item {
  const { client, server, attempt } = look;
  if (client === null || server === null) return unobserved(askTicket(look));
  for (const name of server.names) {
    if (name === attempt.target || nameForm(name) !== 'fqdn') continue;
    const works = successes(look, name).filter(
      ({ fact, host }) =>
        host?.id === client.id &&
        (share === null || uncPath(fact.target)?.share?.toLowerCase() === share.toLowerCase()),
    );
    const held = look
      .cifsTickets()
      .filter((ticket) => ticket.fact.server === spn(`cifs/${name}`) && ticket.host?.id === client.id);
    if (works.length === 0 || held.length === 0) continue;
    return present(
      'tied',
      ...proofs(`the same client opens the server as ${name}`, works, 1),
      ...proofs(`it holds a ticket for cifs/${name}`, held, 1),
    );
  }
  return unobserved(askTicket(look));
}

function successes(look: Look<ContrastKind>, name: HostName) {
  return look.all('access-tried').filter((placed) => {
    const { fact } = placed;
    if (fact.outcome !== 'succeeded' || fact.command === 'told' || uncPath(fact.target)?.server !== name)
      return false;
    const user = account(fact.user);
    // Other credentials would explain the success without the name.
    return user === null ? !typedCredential(look) : accountsAgree(user, look.attempt.user);
  });
}

/** The failing command named an account, so a success without one used another. */
function typedCredential(look: Look<ContrastKind>): boolean {
  return look.attempt.witnesses.some((one) => one.fact.kind === 'access-tried' && one.fact.user !== null);
}
