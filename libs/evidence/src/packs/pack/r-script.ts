import { rRules } from './r-rules';

/**
 * Works every figure of a pack that its tables give out again with base R alone, and compares it with `expected.csv`.
 * `Rscript verify.R` in the folder of the opened pack; ends with 1 where anything differs.
 */
export const rScript = `# Works out again every figure that the tables of this pack give. Base R alone: Rscript verify.R
options(warn = 1)
read <- function(file) read.csv(file, check.names = FALSE, colClasses = "character", encoding = "UTF-8", quote = "\\"")
number <- function(text) suppressWarnings(as.numeric(text))
ways <- function(t) names(t)[startsWith(names(t), "by:")]
# Rows as places: "key=code&key=code"; all together has none.
places <- function(t, without = character()) {
  keys <- setdiff(ways(t), without)
  vapply(seq_len(nrow(t)), function(i) {
    codes <- vapply(keys, function(k) t[[k]][i], "")
    paste(paste0(substring(keys, 4), "=", codes)[codes != ""], collapse = "&")
  }, "")
}
decoded <- function(text) {
  plain <- utils::URLdecode(text)
  Encoding(plain) <- "UTF-8"
  plain
}
same <- function(place, given) enc2utf8(place) == decoded(given)
row_at <- function(t, given, of = "") {
  found <- which(same(places(t), given) & (if ("of" %in% names(t)) t$of == of else TRUE))
  if (length(found) == 1) t[found, ] else NULL
}
${rRules}
expected <- read("expected.csv")
shown <- function(id) {
  main <- read(file.path("tables", paste0(id, ".csv")))
  all <- if ("rate" %in% names(main)) main[, c("rate", "rate_low", "rate_high")] else NULL
  names(all) <- c("value", "low", "high")
  for (more in c("gaps", "figures")) {
    file <- file.path("tables", paste0(id, "-", more, ".csv"))
    if (file.exists(file)) all <- rbind(all, read(file)[, c("value", "low", "high")])
  }
  paste(all$value, all$low, all$high)
}
wrong <- 0
tables <- list()
for (i in seq_len(nrow(expected))) {
  e <- expected[i, ]
  if (is.null(tables[[e$table]])) tables[[e$table]] <- list(t = read(file.path("tables", paste0(e$table, ".csv"))), shown = shown(e$table))
  t <- tables[[e$table]]
  given <- strsplit(e$rows, "|", fixed = TRUE)[[1]]
  found <- tryCatch(rules[[e$rule]](t$t, if (length(given) == 0) "" else given), error = function(x) c(NA, NA, NA))
  wanted <- number(c(e$value, e$low, e$high))
  is_same <- length(found) == 3 && all(is.na(found) == is.na(wanted)) && !is.na(found[1]) &&
    all(abs(found - wanted) <= 1e-9, na.rm = TRUE)
  if (!is_same || !(paste(e$value, e$low, e$high) %in% t$shown)) {
    wrong <- wrong + 1
    cat("differs:", e$table, e$rule, e$rows, "\\n")
  }
}
cat(nrow(expected), "figures,", wrong, "differ\\n")
quit(status = if (wrong > 0) 1 else 0)
`;
