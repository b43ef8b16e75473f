/** A part of "how to do it": a sentence, then the commands that belong to it. Either may be empty. */
export interface TodoStep {
  readonly says: string;
  readonly commands: readonly string[];
}

/**
 * Takes the commands out of a text, so that each can be copied alone. A command stands in backticks, or after a colon up
 * to the end of its sentence. What is not surely a command stays in the sentence.
 */
export function todoSteps(todo: string): readonly TodoStep[] {
  const steps: { says: string; commands: string[] }[] = [];
  for (const piece of todo.split('\n').flatMap(piecesOf)) {
    const last = steps.at(-1);
    if ('command' in piece && last) last.commands.push(piece.command);
    else if ('command' in piece) steps.push({ says: '', commands: [piece.command] });
    else if (/[\p{L}\p{N}]/u.test(piece.says)) steps.push({ says: piece.says, commands: [] });
  }
  return steps;
}

type Piece = { readonly says: string } | { readonly command: string };

function piecesOf(line: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end, commands } of /`/.test(line) ? marked(line) : afterColons(line)) {
    pieces.push({ says: sentence(line.slice(at, start)) }, ...commands.map((command) => ({ command })));
    at = end;
  }
  pieces.push({ says: sentence(line.slice(at)) });
  return pieces;
}

interface Found {
  readonly start: number;
  readonly end: number;
  readonly commands: readonly string[];
}

/** Commands in backticks. One word alone may be only named: it is a command where a colon announces it. */
function marked(line: string): readonly Found[] {
  return [...line.matchAll(/`([^`]+)`/g)].flatMap(({ index, 0: all, 1: inner = '' }) => {
    const before = line.slice(0, index).trimEnd();
    const isAnnounced = before === '' || before.endsWith(':');
    if (!isCommand(inner) || (!/\s/.test(inner.trim()) && !isAnnounced)) return [];
    return [{ start: index, end: index + all.length, commands: [inner.trim()] }];
  });
}

/** `…: net use; klist. Then …`: up to a full stop before a capital, a comma before a small letter, or the end. */
function afterColons(line: string): readonly Found[] {
  return [...line.matchAll(/: (.+?)(?=\.\s+\p{Lu}|, \p{Ll}|\.?$)/gu)].flatMap(
    ({ index, 0: all, 1: inner = '' }) => {
      const commands = inner.split('; ').map((part) => part.trim());
      if (!commands.every(isCommand)) return [];
      return [{ start: index + 1, end: index + all.length, commands }];
    },
  );
}

/** What is left between commands, without the comma or full stop that closed the command. */
const sentence = (text: string): string => text.trim().replace(/^[.,;]\s*/, '');

const isCommand = (text: string): boolean => {
  const first = /^\S+/.exec(text.trim())?.[0] ?? '';
  return /^[A-Z][a-z]+-[A-Z]\w+$/.test(first) || /^[($]./.test(first) || PROGRAMS.has(first.toLowerCase());
};

const PROGRAMS = new Set(
  'auditpol cmdkey dcdiag dsregcmd gpresult gpupdate ipconfig klist ksetup net netdom nltest nslookup reg repadmin secedit setspn w32tm wecutil wevtutil whoami'
    .split(' ')
    .flatMap((name) => [name, `${name}.exe`]),
);
