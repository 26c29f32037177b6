import '../../styles/globals.css';
import { directionOf, languages } from '@planline/contracts/locale';
import { DirectionProvider } from '@planline/ui/direction';
import type { Metadata, Viewport } from 'next';
import { cookies, headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { hasLocale, NextIntlClientProvider } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ApiProvider } from '../../features/api/api-provider';
import { StyleNonce } from '../../features/shell/style-nonce';
import { THEME_COOKIE, themeOf } from '../../features/shell/theme';
import { TimeZoneSync } from '../../features/shell/time-zone-sync';
import { CleanCopy } from '../../features/text/clean-copy';

interface LayoutProps {
  children: ReactNode;
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: LayoutProps): Promise<Metadata> {
  const { locale } = await params;
  if (!hasLocale(languages, locale)) return {};
  const t = await getTranslations({ locale, namespace: 'app' });
  return {
    title: { default: t('name'), template: `%s · ${t('name')}` },
    description: t('tagline'),
    icons: { icon: '/icon.svg' },
  };
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#faf9f7' },
    { media: '(prefers-color-scheme: dark)', color: '#161513' },
  ],
};

/** Language, direction and theme are on the document from its first byte. */
export default async function LocaleLayout({ children, params }: LayoutProps) {
  const { locale } = await params;
  if (!hasLocale(languages, locale)) notFound();
  const theme = themeOf((await cookies()).get(THEME_COOKIE)?.value);
  const nonce = (await headers()).get('x-nonce');
  const direction = directionOf(locale);
  return (
    <html lang={locale} dir={direction} data-theme={theme} suppressHydrationWarning>
      <body>
        {nonce ? <StyleNonce nonce={nonce} /> : null}
        <NextIntlClientProvider>
          <DirectionProvider direction={direction}>
            <ApiProvider>
              <TimeZoneSync />
              <CleanCopy />
              {children}
            </ApiProvider>
          </DirectionProvider>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
