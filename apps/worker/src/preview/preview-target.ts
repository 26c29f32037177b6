/** Which file of which version a request asks for. */
export interface PreviewTarget {
  /** In lower case, as in the host name. */
  versionId: string;
  /** Decoded, each a plain name. */
  segments: readonly string[];
  endsWithSlash: boolean;
  query: string;
  /** What stands before the site's own paths: empty on a host name of its own. */
  prefix: '' | `/_v/${string}`;
}

const versionPattern = /^[a-z0-9][a-z0-9-]{0,62}$/u;
const pathForm = /^\/_v\/([^/]+)(\/.*)?$/u;

/**
 * Reads `<version>.<public host>/…` and, for machines on which such names do not resolve,
 * `<public host>/_v/<version>/…`. Null for everything else, and for every path that is not made of plain names.
 */
export function parsePreviewTarget(
  request: { host: string | undefined; url: string | undefined },
  publicHostname: string,
): PreviewTarget | null {
  const hostname = hostnameOf(request.host);
  const [path = '/', query = ''] = splitOnce(request.url ?? '/', '?');
  if (hostname === null || !path.startsWith('/')) return null;
  const label = labelOf(hostname, publicHostname);
  if (label !== null) return targetOf(label, path, query, '');
  const match = isOurs(hostname, publicHostname) ? pathForm.exec(path) : null;
  if (!match) return null;
  const versionId = (match[1] ?? '').toLowerCase();
  return targetOf(versionId, match[2] ?? '', query, `/_v/${versionId}`);
}

function targetOf(
  versionId: string,
  path: string,
  query: string,
  prefix: PreviewTarget['prefix'],
): PreviewTarget | null {
  const parts = path.split('/').slice(1);
  const endsWithSlash = parts.at(-1) === '';
  if (endsWithSlash) parts.pop();
  const segments = parts.map(decodeSegment);
  if (!versionPattern.test(versionId) || !segments.every((segment) => segment !== null)) {
    return null;
  }
  return { versionId, segments, endsWithSlash, query, prefix };
}

/** Null for what is not the plain name of one visible file or folder. */
function decodeSegment(encoded: string): string | null {
  let name: string;
  try {
    name = decodeURIComponent(encoded);
  } catch {
    return null;
  }
  if (name === '' || /[/\\\0]/u.test(name)) return null;
  return name.startsWith('.') && name !== '.well-known' ? null : name;
}

function hostnameOf(host: string | undefined): string | null {
  const match = /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+?)\.?(?::\d{1,5})?$/u.exec(
    (host ?? '').toLowerCase(),
  );
  return match?.[1] ?? null;
}

function labelOf(hostname: string, publicHostname: string): string | null {
  for (const parent of [publicHostname, 'localhost']) {
    const suffix = `.${parent}`;
    if (hostname.endsWith(suffix)) {
      const label = hostname.slice(0, -suffix.length);
      return label.includes('.') ? null : label;
    }
  }
  return null;
}

/** An unknown name gets nothing: a stranger's domain that points here must not show our previews. */
function isOurs(hostname: string, publicHostname: string): boolean {
  return (
    hostname === publicHostname ||
    hostname === 'localhost' ||
    hostname.startsWith('[') ||
    /^\d+\.\d+\.\d+\.\d+$/u.test(hostname)
  );
}

function splitOnce(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}
