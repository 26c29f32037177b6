/**
 * Messages whose key is data: an error's code, a template's name. Their types cannot be checked here;
 * a test holds every bundle to the catalogue that the keys come from.
 */
export function dynamicMessage(
  t: unknown,
): (key: string, values: Record<string, string | number>) => string {
  return t as (key: string, values: Record<string, string | number>) => string;
}
