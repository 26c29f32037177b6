const maxHops = 40;

/**
 * The first symbolic link that leads out of its tree, by itself or through others, or round in a circle;
 * null when there is none. Judged without a file system, step by step as the kernel would walk.
 * @param links path in the tree → text of the link
 */
export function findEscapingLink(links: ReadonlyMap<string, string>): string | null {
  for (const [link, target] of links) {
    if (escapes(link, target, links)) return link;
  }
  return null;
}

function escapes(link: string, target: string, links: ReadonlyMap<string, string>): boolean {
  const place = link.split('/').slice(0, -1);
  let left = target.split('/');
  if (target.startsWith('/') || target.includes('\0')) return true;
  for (let hops = 0; left.length > 0; ) {
    const [name = '', ...rest] = left;
    left = rest;
    if (name === '' || name === '.') continue;
    if (name === '..') {
      if (place.length === 0) return true;
      place.pop();
      continue;
    }
    const next = links.get([...place, name].join('/'));
    if (next === undefined) {
      place.push(name);
      continue;
    }
    hops += 1;
    if (hops > maxHops || next.startsWith('/')) return true;
    left = [...next.split('/'), ...left];
  }
  return false;
}
