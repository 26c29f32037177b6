import type { ComponentProps } from 'react';
import { classNames } from './class-names';

/** White on warm paper with a hairline; its direct sections are divided by hairlines too. */
export function Card({ className, ...rest }: ComponentProps<'div'>) {
  return (
    <div
      className={classNames(
        'overflow-hidden rounded-card border border-line bg-surface [&>*+*]:border-t [&>*+*]:border-line',
        className,
      )}
      {...rest}
    />
  );
}

export function CardSection({ className, ...rest }: ComponentProps<'div'>) {
  return <div className={classNames('px-4 py-3.5 sm:px-[18px]', className)} {...rest} />;
}
