/**
 * Where people open a version: a host name of its own below the preview address, and where that address
 * is a bare IP (which has no names below it) a path of its own. Ends with a slash.
 */
export function previewAddress(previewUrl: string, versionId: string): string {
  const { protocol, hostname, host } = new URL(previewUrl);
  const label = versionId.toLowerCase();
  const isBareAddress = /^[\d.]+$/u.test(hostname) || hostname.startsWith('[');
  return isBareAddress ? `${protocol}//${host}/_v/${label}/` : `${protocol}//${label}.${host}/`;
}
