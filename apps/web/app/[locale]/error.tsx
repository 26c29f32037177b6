'use client';

import { ErrorPage } from '../../features/shell/error-page';

export default function LocaleError({ reset }: { error: Error; reset: () => void }) {
  return <ErrorPage onRetry={reset} />;
}
