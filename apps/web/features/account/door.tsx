import { cookies } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { AppearanceMenu } from '../shell/appearance-menu';
import { Brand } from '../shell/brand';
import { THEME_COOKIE, themeOf } from '../shell/theme';

/** The frame of the pages in front of the product. */
export async function Door({
  title,
  text,
  children,
}: {
  title: ReactNode;
  text: ReactNode;
  children: ReactNode;
}) {
  const app = await getTranslations('app');
  const theme = themeOf((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex items-center justify-between px-5 py-4 sm:px-7">
        <Brand name={app('name')} />
        <AppearanceMenu theme={theme} />
      </header>
      <main className="mx-auto grid w-full max-w-[400px] grow content-center gap-6 px-5 pb-24">
        <div>
          <h1 className="text-[1.5rem] leading-snug font-[620] text-balance">{title}</h1>
          <p className="mt-2 text-ink-2">{text}</p>
        </div>
        {children}
      </main>
    </div>
  );
}
