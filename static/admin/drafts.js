/**
 * One page each time "Publish" is pressed. The editor saves drafts by itself, a moment after each
 * change, and goes on doing so after its form was sent: a new page was then made twice, once
 * published and once as a draft. So the form waits for a draft on its way (which makes it the form
 * of that draft), and no other draft sets out.
 */

const form = document.querySelector('form[data-controller~="w-autosave"]');

if (form) {
  let saving = false;
  let sending = false;
  let waiting = null;

  form.addEventListener("w-autosave:save", (event) => {
    if (sending) event.preventDefault();
    else saving = !event.defaultPrevented;
  });

  const saved = () => {
    saving = false;
    if (!waiting) return;
    // The button itself may be disabled by now, and would not be sent along.
    const { name, value } = waiting;
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
    waiting = null;
    form.requestSubmit();
  };
  form.addEventListener("w-autosave:success", saved);
  form.addEventListener("w-autosave:error", saved);

  form.addEventListener(
    "submit",
    (event) => {
      sending = true;
      if (!saving) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      waiting = event.submitter ?? { name: "", value: "" };
    },
    { capture: true },
  );
}
