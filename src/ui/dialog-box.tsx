import type { ReactElement, ReactNode } from "react";
import { Dialog as AriaDialog } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { classNames } from "./class-names.ts";
import styles from "./dialog.module.css";

export interface DialogProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly isOpen: boolean;
  /** Absent: it cannot be waved away, something must be done in it. */
  readonly onClose?: () => void;
}

/** A question that must be answered before anything else; what lies behind keeps its state. */
export function DialogBox({ title, children, isOpen, onClose }: DialogProps): ReactElement {
  return (
    <ModalOverlay
      className={classNames(styles["overlay"])}
      isOpen={isOpen}
      isDismissable={onClose !== undefined}
      isKeyboardDismissDisabled={onClose === undefined}
      onOpenChange={(open) => {
        if (!open) onClose?.();
      }}
    >
      <Modal className={classNames(styles["modal"])}>
        <AriaDialog className={classNames(styles["dialog"])}>
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
