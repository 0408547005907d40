# Which cells SSBtools (Statistics Norway) hides of the tables of disclosure.json and of 400 more.  From this folder:
#   Rscript ssbtools.R > ssbtools.json                          with SSBtools installed
#   SSBTOOLS=<folder of its R files> Rscript ssbtools.R > …     where it is not: its sources are read instead
# Nothing of it is kept here. Both are given the same cells, in the same order; how it looks after groups of one is left off, since that is
# another rule than ours.
suppressMessages(library(Matrix))
folder <- Sys.getenv("SSBTOOLS")
if (nzchar(folder)) { for (file in list.files(folder, "[.]R$", full.names = TRUE)) source(file, encoding = "UTF-8")
} else suppressMessages(library(SSBtools))
hides <- function(X, unsafe, wanted)
  GaussSuppression(Matrix(unname(X), sparse = TRUE), candidates = wanted, primary = unsafe, singletonMethod = "none", printInc = FALSE)

# The tables of disclosure.json, made by the same lines of the same script
made_before <- new.env()
text <- readLines("disclosure.R"); quiet <- file(nullfile(), "w"); sink(quiet)
eval(parse(text = text), made_before); sink(); close(quiet)

set.seed(20261123)
# Small and uneven: groups within groups, groups that cross, and sums of any cells at all
nested <- function() {
  n <- sample(4:9, 1); cut <- sort(sample(n - 1, sample(1:(n - 1), 1)))
  part <- findInterval(seq_len(n), cut + 1); X <- cbind(1, diag(n), outer(part, unique(part), "==") * 1)
  X[, !duplicated(t(X)), drop = FALSE]
}
crossing <- function() made_before$columns(sample(2:3, sample(2:4, 1), replace = TRUE), sample(1:3, 1))
any_sums <- function() {
  n <- sample(3:7, 1); X <- matrix(rbinom(n * sample(4:12, 1), 1, 0.5), n)
  X <- X[, colSums(X) > 0, drop = FALSE]; X[, !duplicated(t(X)), drop = FALSE]
}
more <- lapply(1:400, function(i) {
  X <- list(nested, crossing, any_sums)[[i %% 3 + 1]](); total <- as.numeric(rpois(nrow(X), sample(2:6, 1)) %*% X)
  unsafe <- which(total >= 1 & total <= 4); wanted <- setdiff(order(-colSums(X), -total), unsafe)
  list(X = X, unsafe = unsafe, wanted = wanted)
})
more <- Filter(function(one) length(one$unsafe) > 0 && length(one$wanted) > 0, more)

zero <- made_before$zero; column <- made_before$column
told <- function(one) zero(hides(one$X, one$unsafe, one$wanted))
whole <- function(one) paste0('{"unknowns":', nrow(one$X), ',"columns":[', paste(apply(one$X, 2, column, simplify = FALSE), collapse = ","),
  '],"unsafe":', zero(one$unsafe), ',"wanted":', zero(one$wanted), ',"hidden":', told(one), "}")
cat('{"r":"', R.version.string, '","matrix":"', as.character(packageVersion("Matrix")), '","hiddenBefore":[',
  paste(vapply(made_before$cases, told, ""), collapse = ","), '],\n"more":[', paste(vapply(more, whole, ""), collapse = ",\n"), "]}\n", sep = "")
