/** How people, computers and targets are said in sentences. All of it is untrusted text and stays plain strings. */
import type { Attempt } from '../correlation/attempts.ts';
import { showStatus, statusWords } from '../windows/status.ts';

export function clientWord(attempt: Attempt): string | null {
  return attempt.client?.shown ?? attempt.clientName?.toUpperCase() ?? attempt.clientAddress ?? null;
}

export function accountWord(attempt: Attempt): string | null {
  const { user } = attempt;
  if (user === null) return null;
  return user.domain === null
    ? user.name
    : user.domain.includes('.')
      ? `${user.name}@${user.domain}`
      : `${user.domain.toUpperCase()}\\${user.name}`;
}

/** `\\files\finance`, or as much of it as is known. */
export function targetWord(attempt: Attempt): string | null {
  if (attempt.targetShown !== null) return attempt.targetShown;
  const server = attempt.target ?? attempt.server?.shown ?? null;
  if (server === null) return null;
  return attempt.share === null ? `\\\\${server}` : `\\\\${server}\\${attempt.share}`;
}

export function serverWord(attempt: Attempt): string | null {
  return attempt.server?.shown ?? null;
}

export function errorWord(attempt: Attempt): { readonly code: string | null; readonly says: string | null } {
  const code = attempt.printed ?? attempt.status;
  if (code === null) return { code: null, says: null };
  const shown =
    attempt.printed !== null && attempt.printed <= 0xffff ? String(attempt.printed) : showStatus(code);
  return { code: shown, says: statusWords(code) };
}

export function sentence(text: string): string {
  const trimmed = text.trim();
  const first = trimmed.charAt(0);
  const capital =
    /^[a-z]/.test(trimmed) && !/^[a-z]+[\d.\\$-]/.test(trimmed.split(' ')[0] ?? '')
      ? first.toUpperCase()
      : first;
  return `${capital}${trimmed.slice(1)}${/[.!?]$/.test(trimmed) ? '' : '.'}`;
}
