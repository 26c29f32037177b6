'use client';

import { X } from 'lucide-react';
import { Dialog as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';
import { Button } from './button';
import { classNames } from './class-names';

const overlayClass = 'fixed inset-0 z-40 bg-scrim animate-fade';

interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  closeLabel: string;
  children: ReactNode;
  /** The row of actions; stays in sight while the content scrolls. */
  footer?: ReactNode;
  className?: string;
}

export function Dialog(props: DialogProps) {
  const { open, onOpenChange, title, description, closeLabel, children, footer, className } = props;
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className={overlayClass} />
        <Primitive.Content
          {...(description ? {} : { 'aria-describedby': undefined })}
          onOpenAutoFocus={focusFirstField}
          className={classNames(
            'fixed inset-x-0 bottom-0 z-50 mx-auto flex max-h-[92dvh] w-full max-w-[560px] flex-col rounded-t-2xl border border-line bg-raised shadow-float animate-rise sm:inset-y-0 sm:my-auto sm:h-fit sm:max-h-[86dvh] sm:rounded-2xl',
            className,
          )}
        >
          <div className="flex items-start gap-3 px-5 pt-5 pb-3">
            <div className="min-w-0 grow">
              <Primitive.Title className="text-title font-[620]">{title}</Primitive.Title>
              {description ? (
                <Primitive.Description className="mt-1 text-small text-ink-2">
                  {description}
                </Primitive.Description>
              ) : null}
            </div>
            <Primitive.Close asChild>
              <Button tone="quiet" size="iconSmall" aria-label={closeLabel}>
                <X aria-hidden className="size-4" />
              </Button>
            </Primitive.Close>
          </div>
          <div className="min-h-0 grow overflow-y-auto px-5 pb-5">{children}</div>
          {footer ? (
            <div className="flex flex-wrap items-center justify-end gap-2 border-t border-line px-5 py-3.5">
              {footer}
            </div>
          ) : null}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

/** What a dialog is for comes before the button that closes it. */
function focusFirstField(event: Event) {
  const dialog = event.currentTarget as HTMLElement | null;
  const field = dialog?.querySelector<HTMLElement>('textarea, input:not([type="radio"])');
  if (!field) return;
  event.preventDefault();
  field.focus();
}

/** A panel that comes in from the start or the end of the line; on a phone it is the rail or a page. */
export function Sheet(props: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  side: 'start' | 'end';
  title: string;
  closeLabel: string;
  children: ReactNode;
  className?: string;
}) {
  return (
    <Primitive.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className={overlayClass} />
        <Primitive.Content
          aria-describedby={undefined}
          className={classNames(
            'fixed inset-y-0 z-50 flex w-[min(100vw,420px)] flex-col border-line bg-paper shadow-float animate-fade',
            props.side === 'start' ? 'start-0 w-[280px] border-e' : 'end-0 border-s',
            props.className,
          )}
        >
          <Primitive.Title className="sr-only">{props.title}</Primitive.Title>
          <Primitive.Close asChild>
            <Button
              tone="quiet"
              size="iconSmall"
              aria-label={props.closeLabel}
              className="absolute end-3 top-3.5 z-10"
            >
              <X aria-hidden className="size-4" />
            </Button>
          </Primitive.Close>
          {props.children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
