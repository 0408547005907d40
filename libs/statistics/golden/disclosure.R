# Golden values for which cells must be hidden.  From this folder:  Rscript disclosure.R > disclosure.json
# Base R alone. By the definition and not by the method that is tested: a cell is shown unless some unsafe cell would then be a
# combination of what is shown. Each time everything is done anew, in whole numbers without fractions (E. H. Bareiss, Sylvester's
# identity and multistep integer-preserving Gaussian elimination, Mathematics of Computation 22 (1968)); the script stops where a
# product leaves what a double holds exactly.
set.seed(20261122)

# Which of the columns of P are combinations of those of A
combined <- function(A, P) {
  M <- cbind(A, P); n <- ncol(A); last <- 1; top <- 1
  for (j in seq_len(n)) {
    if (top > nrow(M)) break
    at <- which(M[top:nrow(M), j] != 0)
    if (!length(at)) next
    r <- at[1] + top - 1
    if (r != top) M[c(top, r), ] <- M[c(r, top), ]
    if (top < nrow(M)) {
      below <- (top + 1):nrow(M)
      one <- M[below, , drop = FALSE] * M[top, j]; other <- outer(M[below, j], M[top, ])
      stopifnot(max(abs(one), abs(other)) < 2^52)
      M[below, ] <- (one - other) / last
      stopifnot(all(M[below, ] == round(M[below, ])))
    }
    last <- M[top, j]; top <- top + 1
  }
  rest <- if (top > nrow(M)) matrix(0, 0, ncol(P)) else M[top:nrow(M), n + seq_len(ncol(P)), drop = FALSE]
  colSums(rest != 0) == 0
}

hide <- function(X, unsafe, wanted) {
  shown <- integer(0); hidden <- integer(0)
  for (k in wanted) {
    if (any(combined(X[, c(shown, k), drop = FALSE], X[, unsafe, drop = FALSE]))) hidden <- c(hidden, k)
    else shown <- c(shown, k)
  }
  hidden
}

# All tables of up to `ways` dimensions, with their totals, as columns over the full cross
columns <- function(sizes, ways) {
  cross <- as.matrix(expand.grid(lapply(sizes, seq_len)))
  asked <- as.matrix(expand.grid(lapply(sizes, function(s) 0:s)))
  asked <- asked[rowSums(asked > 0) <= ways, , drop = FALSE]
  apply(asked, 1, function(a) as.numeric(apply(cross, 1, function(b) all(a == 0 | a == b))))
}

made <- function(X, values, limit) {
  total <- as.numeric(values %*% X)
  unsafe <- which(total >= 1 & total <= limit)
  wanted <- setdiff(order(-colSums(X), -total), unsafe)
  list(X = X, unsafe = unsafe, wanted = wanted, hidden = hide(X, unsafe, wanted))
}
counts <- function(sizes, ways, mean, limit) { X <- columns(sizes, ways); made(X, rpois(nrow(X), mean), limit) }
# People and outcomes of the same tables: those without an outcome are unsafe as well
shares <- function(sizes, mean) {
  X <- columns(sizes, 2); zero <- 0 * X
  made(cbind(rbind(X, zero), rbind(zero, X), rbind(X, -X)),
       local({ n <- rpois(nrow(X), mean); c(n, rbinom(nrow(X), n, 0.4)) }), 3)
}

cases <- c(
  lapply(1:40, function(i) counts(c(5, 6), 2, 9, 7)),
  lapply(1:20, function(i) counts(c(3, 4, 3), 3, 6, 4)),
  lapply(1:2, function(i) counts(rep(2, 6), 3, 3, 4)),
  lapply(1:6, function(i) shares(c(3, 4), 9)))

zero <- function(v) paste0("[", paste(v - 1, collapse = ","), "]")
# Rows count from 0; one that is taken away is written as -(row + 1)
column <- function(v) paste0("[", paste(ifelse(v > 0, seq_along(v) - 1, -seq_along(v))[v != 0], collapse = ","), "]")
cat("[", paste(vapply(cases, function(one) paste0('{"unknowns":', nrow(one$X), ',"columns":[', paste(apply(one$X, 2, column), collapse = ","),
  '],"unsafe":', zero(one$unsafe), ',"wanted":', zero(one$wanted), ',"hidden":', zero(one$hidden), "}"), ""), collapse = ",\n"), "]\n", sep = "")
