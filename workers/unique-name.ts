/**
 * A name that is not taken yet: `WS07/secpol.cfg` becomes `WS07/secpol (2).cfg`, as file managers do it.
 *
 * @param isTaken tells whether the case has a file of that name
 */
export function uniqueName(name: string, isTaken: (name: string) => boolean): string {
  if (!isTaken(name)) return name;
  const slash = name.lastIndexOf('/') + 1;
  const dot = name.lastIndexOf('.');
  const end = dot > slash ? dot : name.length;
  for (let number = 2; ; number++) {
    const other = `${name.slice(0, end)} (${number})${name.slice(end)}`;
    if (!isTaken(other)) return other;
  }
}
