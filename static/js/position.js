/**
 * "Use my position": asked for by a click alone, and rounded to about 100 m before it goes anywhere.
 */

const form = document.querySelector("#sok");
const rounded = (degrees) => degrees.toFixed(3);

document.addEventListener("click", ({ target }) => {
  if (target.id !== "position") return;
  const failed = () => {
    document.querySelector("#position-says").textContent = target.dataset.failed;
  };
  if (!navigator.geolocation) return failed();
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      form.elements.near.value = `${rounded(coords.latitude)},${rounded(coords.longitude)}`;
      form.elements.place.value = "";
      form.requestSubmit();
    },
    failed,
    { timeout: 10_000, maximumAge: 600_000 },
  );
});
