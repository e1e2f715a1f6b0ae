using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace SellerDesk.Application.Buyers.Lifetimes;

/// <summary>The highest place of a function of positive parameters, looked for from several beginnings in their logarithms.</summary>
internal static class Climb
{
    private const double Precision = 1e-9;
    private const int MostSteps = 4_000;

    /// <summary>Parameters this large or small say that there is no top: the likelihood only creeps towards a border.</summary>
    private const double Border = 14;

    /// <returns>The parameters and the value there.</returns>
    public static (double[] At, double Value) Highest(Func<double[], double> of, IEnumerable<double[]> beginnings)
    {
        var best = (At: Array.Empty<double>(), Value: double.NegativeInfinity);
        foreach (var beginning in beginnings)
        {
            var (at, value) = From(of, beginning);
            if (value > best.Value)
            {
                best = (at, value);
            }
        }

        // A simplex may collapse on a slope: from its end once more, until nothing is gained.
        for (var again = 0; again < 4; again++)
        {
            var (at, value) = From(of, best.At);
            var gained = value - best.Value;
            best = value > best.Value ? (at, value) : best;
            if (gained < 1e-7)
            {
                break;
            }
        }

        return best;
    }

    private static (double[] At, double Value) From(Func<double[], double> of, double[] beginning)
    {
        var objective = ObjectiveFunction.Value(logs => -Inside(of, logs));
        var start = Vector<double>.Build.Dense(Array.ConvertAll(beginning, Math.Log));
        try
        {
            var found = new NelderMeadSimplex(Precision, MostSteps).FindMinimum(objective, start);
            return (Parameters(found.MinimizingPoint), -found.FunctionInfoAtMinimum.Value);
        }
        catch (MaximumIterationsException)
        {
            return (beginning, Inside(of, start));
        }
    }

    private static double Inside(Func<double[], double> of, Vector<double> logs)
    {
        var over = logs.Sum(one => Math.Max(0, Math.Abs(one) - Border));
        var value = of(Parameters(logs));
        return double.IsNaN(value) || over > Border ? -1e300 : value - (1e3 * over * over);
    }

    private static double[] Parameters(Vector<double> logs) => [.. logs.Select(one => Math.Exp(Math.Clamp(one, -2 * Border, 2 * Border)))];
}
