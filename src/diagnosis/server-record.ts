/**
 * Records of the server that tell of a refusal and open no attempt. A dated failure takes those of its seconds. Most
 * commands print no time: an undated failure takes a record that names its person and its server, as long as no other
 * failure of the case fits that record as well.
 */
import type { Tied } from '../correlation/attempts.ts';
import type { Look } from '../correlation/look.ts';
import { isSamePerson, SAME_HOST_MS, type Strength } from '../correlation/ties.ts';
import type { Facts } from '../facts/facts.ts';
import { win32Of } from '../windows/status.ts';

type RecordKind = 'file-denied' | 'smb-server-failure';

/** Those of a kind at the attempt's server that fit error 5. */
export function serverRecords<K extends RecordKind>(
  look: Look<RecordKind | 'share-access'>,
  kind: K,
  where: (fact: Facts[K]) => boolean,
): readonly Tied<K>[] {
  if (look.server === null || !mayBeAccessDenied(look)) return [];
  const server = look.server.id;
  if (look.attempt.times.length > 0) {
    return look.tied(kind, where).filter((one) => one.placed.host?.id === server);
  }
  const found = look.agreeingAt(look.server, kind, where).filter((placed) => look.isOfSamePerson(placed));
  const last = Math.max(...found.map((placed) => placed.fact.times.at(-1) ?? -Infinity));
  const strength: Strength = hasRival(look) || isUsedAfter(look, last) ? 'weak' : 'tied';
  return found.map((placed) => ({
    placed,
    fact: placed.fact,
    strength: placed.holding === 'named' ? strength : 'weak',
  }));
}

/** The same person used the share after the last such record: it may be mended, and the undated error of another day. */
function isUsedAfter(look: Look<'share-access'>, last: number): boolean {
  return look
    .agreeingAt(
      look.server,
      'share-access',
      (fact) => fact.outcome === 'success' && !/ipc\$$/i.test(fact.share),
    )
    .some(
      (placed) => look.isOfSamePerson(placed) && placed.fact.times.some((time) => time > last + SAME_HOST_MS),
    );
}

/** What people saw is error 5, or nobody printed a number. */
function mayBeAccessDenied({ attempt }: Look): boolean {
  const code = attempt.printed ?? attempt.status;
  return code === null || win32Of(code) === 5;
}

/** A dated failure of the same person at the same server is as good an owner of the record. */
function hasRival({ attempt, attempts }: Look): boolean {
  return attempts.some(
    (other) =>
      other !== attempt &&
      other.times.length > 0 &&
      other.server !== null &&
      other.server.id === attempt.server?.id &&
      isSamePerson(attempt, other),
  );
}
