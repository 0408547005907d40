# Golden values of libs/statistics/src/pooling. From this folder:  Rscript pooling.R > pooling.json
# Wants metafor from Debian beside base R. Everything is written with 17 digits.
suppressMessages(library(metafor))
options(digits = 17)
row <- function(v) paste0("[", paste(sprintf("%.17g", as.numeric(v)), collapse = ","), "]")

set.seed(20261123)
studies <- list(
  list(y = c(0.1, 0.3, 0.35), s = c(0.08, 0.1, 0.12)),
  list(y = c(0.02, 0.05, 0.04, 0.06, 0.03), s = c(0.03, 0.02, 0.04, 0.03, 0.05)),
  list(y = c(-0.2, 0.4, 0.1, 0.9, -0.5, 0.3), s = c(0.1, 0.15, 0.2, 0.12, 0.3, 0.25)),
  list(y = with(dat.bcg, log(tpos / (tpos + tneg) / (cpos / (cpos + cneg)))),
       s = with(dat.bcg, sqrt(1 / tpos - 1 / (tpos + tneg) + 1 / cpos - 1 / (cpos + cneg)))),
  list(y = round(rnorm(30, 0.08, 0.04), 4), s = round(runif(30, 0.02, 0.09), 4)),
  list(y = round(rnorm(60, -1, 2), 4), s = round(runif(60, 0.1, 1.5), 4)))
fits <- vapply(studies, function(d) {
  fit <- rma(yi = d$y, sei = d$s, method = "REML", test = "adhoc", control = list(threshold = 1e-15, maxiter = 10000))
  p <- predict(fit)
  paste0('{"values":', row(d$y), ',"errors":', row(d$s), ',"found":',
    row(c(fit$beta, fit$se, fit$ci.lb, fit$ci.ub, p$pi.lb, p$pi.ub, sqrt(fit$tau2), fit$I2 / 100)), "}")
}, "")
cat('{"madeBy":["', R.version.string, '","metafor ', as.character(packageVersion("metafor")), '"],"fits":[', paste(fits, collapse = ",\n"), "]}\n", sep = "")
