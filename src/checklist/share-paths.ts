/** The share paths that clients hold: mapped drives and open connections. */
import type { Placed } from '../correlation/placed.ts';
import { uncPath, type HostName } from '../windows/names.ts';
import type { ItemView } from './item.ts';

export const SHARE_PATH_KINDS = ['smb-mapping', 'smb-connection'] as const;

export interface SharePath {
  readonly server: HostName;
  readonly placed: Placed<'smb-mapping'> | Placed<'smb-connection'>;
}

/** Every mapped drive and every open connection, with the server name that it goes by. */
export function sharePaths(view: ItemView<(typeof SHARE_PATH_KINDS)[number]>): readonly SharePath[] {
  const path = (written: string, placed: SharePath['placed']): readonly SharePath[] => {
    const server = uncPath(written)?.server ?? null;
    return server === null ? [] : [{ server, placed }];
  };
  return [
    ...view.all('smb-mapping').flatMap((placed) => path(placed.fact.remote, placed)),
    ...view
      .all('smb-connection')
      .flatMap((placed) => path(`\\\\${placed.fact.server}\\${placed.fact.share}`, placed)),
  ];
}
