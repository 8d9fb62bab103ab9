import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { Component, type ReactNode } from "react";
import styles from "./waiting.module.css";
import { words } from "./words.ts";

export interface ErrorBoundaryProps {
  readonly children: ReactNode;
}

type Standing = { readonly kind: "well" } | { readonly kind: "broken"; readonly message: string };

/**
 * Keeps one broken part from taking the page along. What was typed is in the draft store and what was
 * confirmed is in the list of pending requests; both live outside of what broke.
 */
export class ErrorBoundary extends Component<ErrorBoundaryProps, Standing> {
  override state: Standing = { kind: "well" };

  static getDerivedStateFromError(failure: unknown): Standing {
    return {
      kind: "broken",
      message: failure instanceof Error ? `${failure.name}: ${failure.message}` : String(failure),
    };
  }

  override render(): ReactNode {
    if (this.state.kind === "well") return this.props.children;
    return (
      <div className={styles["waiting"]}>
        <Notice
          tone="alert"
          title={words.broken}
          isSpoken
          actions={
            <>
              <Button kind="primary" onPress={() => this.setState({ kind: "well" })}>
                {words.tryAgain}
              </Button>
              <Button onPress={() => location.reload()}>{words.reload}</Button>
            </>
          }
        >
          <p>{words.brokenWhat}</p>
          <p>
            {words.forSupport} <code>{this.state.message}</code>
          </p>
        </Notice>
      </div>
    );
  }
}
