interface Hsl {
  hue: number;
  saturation: number;
  lightness: number;
}

export function parseHex(value: string): [number, number, number] | null {
  const digits = /^#([0-9a-f]{3,8})$/i.exec(value.trim())?.[1];
  if (!digits || digits.length === 5 || digits.length === 7) return null;
  const wide = digits.length < 6 ? [...digits].map((digit) => digit + digit).join('') : digits;
  const channel = (at: number): number => Number.parseInt(wide.slice(at, at + 2), 16);
  return [channel(0), channel(2), channel(4)];
}

function toHsl([red, green, blue]: readonly [number, number, number]): Hsl {
  const [r, g, b] = [red / 255, green / 255, blue / 255];
  const most = Math.max(r, g, b);
  const least = Math.min(r, g, b);
  const spread = most - least;
  const lightness = (most + least) / 2;
  if (spread === 0) return { hue: 0, saturation: 0, lightness };
  const saturation = spread / (1 - Math.abs(2 * lightness - 1));
  const sixth =
    most === r ? ((g - b) / spread) % 6 : most === g ? (b - r) / spread + 2 : (r - g) / spread + 4;
  return { hue: (sixth * 60 + 360) % 360, saturation, lightness };
}

function toHex({ hue, saturation, lightness }: Hsl): string {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const channel = (offset: number): string => {
    const position = (offset + hue / 30) % 12;
    const level = lightness - reach * Math.max(-1, Math.min(position - 3, 9 - position, 1));
    return Math.round(level * 255)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(0)}${channel(8)}${channel(4)}`;
}

export function isGrey(value: string): boolean {
  const rgb = parseHex(value);
  return rgb === null || toHsl(rgb).saturation < 0.15;
}

/** The same hue for a dark surface: light becomes dark, dark becomes light, vivid colours rise a little. */
export function darkCounterpart(value: string): string | null {
  const rgb = parseHex(value);
  if (!rgb) return null;
  const { hue, saturation, lightness } = toHsl(rgb);
  const isVivid = saturation > 0.3 && lightness > 0.25 && lightness <= 0.6;
  if (isVivid) return toHex({ hue, saturation, lightness: lightness + 0.08 });
  const turned = lightness > 0.6 ? 0.08 + (1 - lightness) * 0.5 : 0.92 - lightness * 0.4;
  return toHex({ hue, saturation: Math.min(saturation, 0.4), lightness: turned });
}

export function isLight(value: string): boolean {
  const rgb = parseHex(value);
  return rgb !== null && toHsl(rgb).lightness > 0.6;
}
