package maestro.app.ui.reasoning.timeline;

/// Which part of the mission's time is on screen. Fits all of it until the user zooms.
final class TimeScale {
    /// Milliseconds a pixel at the closest.
    private static final double CLOSEST = 0.2;

    private double width = 1;
    private double extent = 1;
    private double from;
    private double perPixel = 1;
    private boolean fitting = true;

    /// @param width in pixels
    /// @param extent of the mission in milliseconds
    void set(double width, double extent) {
        boolean atEnd = from + this.width * perPixel >= this.extent - perPixel;
        this.width = Math.max(1, width);
        this.extent = Math.max(1_000, extent);
        if (fitting) {
            from = 0;
            perPixel = this.extent / this.width;
        } else {
            perPixel = Math.min(perPixel, this.extent / this.width);
            move(atEnd ? this.extent : from);
        }
    }

    double x(double millis) {
        return (millis - from) / perPixel;
    }

    double at(double x) {
        return from + x * perPixel;
    }

    double from() {
        return from;
    }

    double until() {
        return from + width * perPixel;
    }

    double extent() {
        return extent;
    }

    double perPixel() {
        return perPixel;
    }

    boolean fitting() {
        return fitting;
    }

    /// Puts a time at the left edge, as far as there is anything to the right of it.
    void move(double to) {
        from = Math.clamp(to, 0, Math.max(0, extent - width * perPixel));
    }

    /// @param factor above 1 comes closer
    /// @param x stays where it is
    void zoom(double factor, double x) {
        double kept = at(x);
        double all = extent / width;
        perPixel = Math.clamp(perPixel / factor, Math.min(CLOSEST, all), all);
        fitting = perPixel >= all;
        move(kept - x * perPixel);
    }

    void fit() {
        fitting = true;
        set(width, extent);
    }

    /// Brings a time on screen.
    void show(double millis) {
        if (millis < from || millis > until()) {
            move(millis - width * perPixel / 3);
        }
    }

    /// A round number of milliseconds that is at least so many pixels wide.
    double step(double pixels) {
        double[] round = {
            100, 200, 500, 1e3, 2e3, 5e3, 10e3, 15e3, 30e3, 60e3, 120e3, 300e3, 600e3, 900e3,
            1800e3, 3600e3, 7200e3
        };
        for (double candidate : round) {
            if (candidate / perPixel >= pixels) {
                return candidate;
            }
        }
        return Math.ceil(pixels * perPixel / 3600e3) * 3600e3;
    }
}
