/** The queries that make an NTLM inventory, by the place where the logs are. */
import type { Query } from '../../format.ts';
import { esqlQueries } from './esql.ts';
import { kqlQueries } from './kql.ts';
import { powershellQueries } from './powershell.ts';
import { splQueries } from './spl.ts';
import { xpathQueries } from './xpath.ts';

export const queries: readonly Query[] = [
  ...kqlQueries,
  ...splQueries,
  ...esqlQueries,
  ...xpathQueries,
  ...powershellQueries,
];
