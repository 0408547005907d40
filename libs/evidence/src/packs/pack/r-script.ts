/**
 * Works every share, range and gap of a pack out again with base R alone, and compares them with `expected.csv`.
 * `Rscript verify.R` in the folder of the opened pack; ends with 1 where anything differs.
 */
export const rScript = `# Works out again every share, range and gap of this pack. Base R alone: Rscript verify.R
z <- qnorm(0.975)
round3 <- function(v) floor(v * 1000 + 0.5 + abs(v * 1000) * 1e-12) / 1000
share <- function(x, n) {
  s <- min(1, x / n)
  p <- min(max(s, 1 / n), 1 - 1 / n)
  error <- p * (1 - p) / n + ((1 - p)^2 * 2 + p^2 * 2) / n^2
  m <- p * (1 - p) / error
  centre <- (s + z^2 / (2 * m)) / (1 + z^2 / m)
  half <- z * sqrt(s * (1 - s) / m + z^2 / (4 * m^2)) / (1 + z^2 / m)
  round3(c(s, max(0, centre - half), min(1, centre + half)))
}
gap <- function(a, b) {
  d <- a[1] - b[1]
  low <- d - sqrt((a[1] - a[2])^2 + (b[3] - b[1])^2)
  high <- d + sqrt((a[3] - a[1])^2 + (b[1] - b[2])^2)
  round3(pmax(-1, pmin(1, c(d, low, high))))
}
expected <- read.csv("expected.csv", stringsAsFactors = FALSE)
wrong <- 0
for (i in seq_len(nrow(expected))) {
  e <- expected[i, ]
  found <- if (e$kind == "share") share(e$x, e$n) else gap(c(e$a, e$a_low, e$a_high), c(e$b, e$b_low, e$b_high))
  if (any(abs(found - c(e$value, e$low, e$high)) > 1e-9)) {
    wrong <- wrong + 1
    cat("differs:", e$file, "row", e$row, "\\n")
  }
}
for (file in unique(expected$file[expected$kind == "share"])) {
  table <- read.csv(file.path("tables", file), check.names = FALSE, colClasses = "character")
  rows <- expected[expected$kind == "share" & expected$file == file, ]
  same <- as.numeric(table$n[rows$row]) == rows$n & as.numeric(table$rate[rows$row]) == rows$value
  if (!all(same)) { wrong <- wrong + 1; cat("the table is not what is expected:", file, "\\n") }
}
cat(nrow(expected), "figures,", wrong, "differ\\n")
quit(status = if (wrong > 0) 1 else 0)
`;
