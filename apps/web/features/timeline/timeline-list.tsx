'use client';

import { Button } from '@planline/ui/button';
import { ArrowDown } from 'lucide-react';
import { useTranslations } from 'next-intl';
import {
  type KeyboardEvent,
  type PointerEvent,
  type Ref,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
import { DisplayItemView } from './display-item-view';
import type { DisplayItem } from './display-timeline';

/** Closer to the end than this counts as reading the end. */
const END_PX = 96;
/** A scroll this soon after a wheel, a touch or a key is the reader's. */
const HAND_MS = 400;
/** Content that was measured or moved this recently may still shift the place by itself. */
const SETTLED_MS = 600;
/** Pages are asked for when this much is left in a direction. */
const AHEAD_PX = 900;

const scrollKeys = new Set(['ArrowUp', 'PageUp', 'Home', ' ', 'Tab']);

export interface TimelineListHandle {
  scrollToEnd(): void;
}

/** The virtualised spine: opens at its end, follows only a reader who is there, and grows both ways. */
export function TimelineList({
  ref,
  items,
  grewAtStart,
  unloaded,
  isLoadingOlder,
  onNearStart,
  onNearEnd,
  onJump,
  onTakeBack,
  onRetry,
}: {
  ref: Ref<TimelineListHandle>;
  items: readonly DisplayItem[];
  grewAtStart: boolean;
  unloaded: number;
  isLoadingOlder: boolean;
  onNearStart: () => void;
  onNearEnd: () => void;
  /** Loads the newest entries, when they are not loaded. */
  onJump: (() => void) | null;
  onTakeBack: (messageId: string) => void;
  onRetry: (messageId: string) => void;
}) {
  const t = useTranslations('timeline');
  const list = useRef<VirtualizerHandle>(null);
  const viewport = useRef<HTMLElement>(null);
  const isFollowing = useRef(true);
  /** The place and size at the last scroll event. */
  const seen = useRef({ top: 0, height: 0 });
  const lastInput = useRef(Number.NEGATIVE_INFINITY);
  const lastShift = useRef(Number.NEGATIVE_INFINITY);
  const [isAway, setAway] = useState(false);
  const [isOpened, setOpened] = useState(false);
  const [hasNew, setHasNew] = useState(false);
  const count = items.length;
  const lastKey = items.at(-1)?.key;

  const toEnd = useCallback(() => {
    lastShift.current = performance.now();
    if (count > 0) list.current?.scrollToIndex(count - 1, { align: 'end' });
    const box = viewport.current;
    if (box) box.scrollTop = box.scrollHeight;
  }, [count]);

  useImperativeHandle(
    ref,
    () => ({
      scrollToEnd() {
        isFollowing.current = true;
        setAway(false);
        setHasNew(false);
        requestAnimationFrame(toEnd);
      },
    }),
    [toEnd],
  );

  const isFirst = useRef(true);
  useLayoutEffect(() => {
    if (isFollowing.current) toEnd();
    else if (!isFirst.current) setHasNew(true);
    isFirst.current = false;
  }, [lastKey]);

  useEffect(() => {
    // Two frames: the first measures the items, the second stands at their true end.
    let frame = requestAnimationFrame(() => {
      toEnd();
      frame = requestAnimationFrame(() => {
        toEnd();
        setOpened(true);
      });
    });
    return () => cancelAnimationFrame(frame);
  }, []);

  /** Items grow while they stream and when they are measured: a follower stays at the end. */
  useEffect(() => {
    const content = viewport.current?.firstElementChild;
    const box = viewport.current;
    if (!content || !box) return;
    const observer = new ResizeObserver(() => {
      lastShift.current = performance.now();
      if (isFollowing.current) box.scrollTop = box.scrollHeight;
    });
    observer.observe(content);
    observer.observe(box);
    return () => observer.disconnect();
  }, []);

  const onScroll = () => {
    const box = viewport.current;
    if (!box || !isOpened) return;
    const left = box.scrollHeight - box.scrollTop - box.clientHeight;
    // Content that grows or is measured moves the place without a wish of the reader's: only going up,
    // by hand or while nothing changed its size, is one.
    const wentUp = box.scrollTop < seen.current.top - 1;
    const now = performance.now();
    const isByHand = now - lastInput.current < HAND_MS;
    const isSettled =
      box.scrollHeight === seen.current.height && now - lastShift.current > SETTLED_MS;
    seen.current = { top: box.scrollTop, height: box.scrollHeight };
    if (left < END_PX) isFollowing.current = onJump === null;
    else if (wentUp && (isByHand || isSettled)) isFollowing.current = false;
    else if (isFollowing.current) box.scrollTop = box.scrollHeight;
    setAway(left >= END_PX && !isFollowing.current);
    if (isFollowing.current) setHasNew(false);
    if (box.scrollTop < AHEAD_PX) onNearStart();
    if (left < AHEAD_PX) onNearEnd();
  };

  const touched = () => {
    lastInput.current = performance.now();
  };
  // A press on a button of a card is no wish to scroll; one on the scrollbar, or a drag, is.
  const pressed = (event: PointerEvent) => {
    if (event.target === event.currentTarget) touched();
  };
  const dragged = (event: PointerEvent) => {
    if (event.buttons !== 0) touched();
  };
  const typed = (event: KeyboardEvent) => {
    if (scrollKeys.has(event.key)) touched();
  };

  const jump = () => {
    isFollowing.current = true;
    setHasNew(false);
    setAway(false);
    if (onJump) onJump();
    toEnd();
  };

  const showPill = isAway || onJump !== null;
  return (
    <div className="relative min-h-0">
      <section
        ref={viewport}
        onScroll={onScroll}
        onWheel={touched}
        onTouchMove={touched}
        onKeyDown={typed}
        onPointerDown={pressed}
        onPointerMove={dragged}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
        tabIndex={0}
        role="log"
        aria-live="off"
        aria-label={t('label')}
        aria-busy={isLoadingOlder}
        className="h-full overflow-y-auto overscroll-contain [overflow-anchor:none] focus-visible:-outline-offset-2"
      >
        <div
          className={`mx-auto flex min-h-full max-w-[772px] flex-col justify-end px-4 pt-5 pb-7 ${isOpened ? '' : 'invisible'}`}
        >
          {isLoadingOlder ? (
            <p className="sticky top-0 z-10 mx-auto w-fit rounded-full bg-raised px-3 py-1 text-small text-ink-2 shadow-float">
              {t('loadingOlder')}
            </p>
          ) : null}
          <div>
            <Virtualizer
              ref={list}
              scrollRef={viewport}
              shift={grewAtStart}
              bufferSize={600}
              startMargin={20}
            >
              {items.map((item, index) => (
                <div key={item.key} className={index === count - 1 ? 'is-last' : undefined}>
                  <DisplayItemView item={item} onTakeBack={onTakeBack} onRetry={onRetry} />
                </div>
              ))}
            </Virtualizer>
          </div>
        </div>
      </section>
      {showPill ? (
        <div className="pointer-events-none absolute inset-x-0 bottom-3 flex justify-center">
          <Button
            onClick={jump}
            size="small"
            className="pointer-events-auto rounded-full bg-raised px-3.5 py-1 shadow-float animate-rise"
          >
            <ArrowDown aria-hidden className="size-3.5" />
            {hasNew || unloaded > 0 ? t('newBelow') : t('toEnd')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
