/** The names of an attempt inside commands that people copy. */
import type { Look } from '../correlation/look.ts';
import { inCommand } from '../windows/command-name.ts';
import { targetName } from './target-name.ts';

export function targetInCommand(look: Look): string {
  return inCommand(targetName(look), '<server>');
}

export function serverInCommand(look: Look): string {
  return inCommand(look.server?.shown?.split('.')[0], '<server>');
}

/** The server's DNS domain, else the client's. */
export function domainInCommand(look: Look): string {
  return inCommand(look.server?.domain ?? look.client?.domain, '<domain>');
}
