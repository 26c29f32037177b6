/** What the local engine can truly do to a static site. */
export type Recipe =
  | { type: 'add-page'; file: string; title: string }
  | { type: 'add-section'; file: string; heading: string }
  | { type: 'add-contact-form'; file: string }
  | { type: 'add-opening-hours'; file: string }
  | { type: 'change-text'; from: string; to: string; file: string | null }
  | { type: 'change-colour'; role: ColourRole; value: string }
  | { type: 'add-dark-theme' }
  | { type: 'add-alt-texts'; file: string | null }
  | { type: 'set-language'; file: string | null; language: string | null }
  | { type: 'repair-links'; file: string | null }
  | { type: 'check-site' };

export type ColourRole = 'accent' | 'background' | 'text';
