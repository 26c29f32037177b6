/** A path of our own to return to after signing in; anything that leads elsewhere is dropped. */
export function safeNextPath(value: string | undefined): string | null {
  if (!value || !/^\/(?![/\\])[^\\\s]*$/u.test(value)) return null;
  const url = new URL(value, 'http://planline.invalid');
  return url.host === 'planline.invalid' ? `${url.pathname}${url.search}` : null;
}
